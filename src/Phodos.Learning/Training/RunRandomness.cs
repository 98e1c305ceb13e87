namespace Phodos.Learning.Training;

/// <summary>
/// All random numbers of a training run after its weights, as functions of the seed and of the place in the run.
/// Nothing has to be remembered between batches, so a resumed run draws what an uninterrupted one would have drawn.
/// </summary>
internal sealed class RunRandomness(int seed)
{
    /// <summary>The order of the training crystals in an epoch.</summary>
    internal int[] Order(int epoch, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        new Random((int)(Mix(epoch, purpose: 1) & int.MaxValue)).Shuffle(order);
        return order;
    }

    /// <summary>The seed of dropout in a batch. Neighbouring seeds are free for the parts of the batch.</summary>
    internal ulong DropoutSeed(int epoch, int batch) => Mix(epoch, purpose: 2 + batch) & 0x7fff_ffff_ffff_ff00;

    // The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), once for each number.
    private ulong Mix(int epoch, int purpose) => Scramble(Scramble(Scramble((uint)seed) + (uint)epoch) + (uint)purpose);

    private static ulong Scramble(ulong value)
    {
        value += 0x9e3779b97f4a7c15;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
