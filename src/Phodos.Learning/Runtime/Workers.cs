namespace Phodos.Learning.Runtime;

/// <summary>Runs pieces of work side by side, each on one thread, also inside libtorch.</summary>
public sealed class Workers
{
    /// <summary>Makes a number of workers.</summary>
    /// <param name="count">At least 1; on a GPU one is enough.</param>
    public Workers(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        TorchRuntime.Initialize(); // or each piece would run on all processors
    }

    /// <summary>How many pieces run at the same time.</summary>
    public int Count { get; }

    /// <summary>Divides 0..total-1 into at most as many consecutive parts as asked for, alike to one, none empty.</summary>
    public static (int Start, int Length)[] Divide(int total, int parts)
    {
        parts = Math.Min(total, parts);
        return [.. Enumerable.Range(0, parts).Select(part =>
        {
            var start = (int)((long)total * part / parts);
            return (start, (int)((long)total * (part + 1) / parts) - start);
        })];
    }

    /// <summary>Does work 0..total-1, as many at a time as there are workers. A fault of one comes out as it is.</summary>
    public void ForEach(int total, Action<int> work)
    {
        if (Count == 1 || total <= 1)
        {
            for (var index = 0; index < total; index++)
                work(index);
            return;
        }

        try
        {
            Parallel.For(0, total, new ParallelOptions { MaxDegreeOfParallelism = Count }, work);
        }
        catch (AggregateException faults)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(faults.InnerExceptions[0]);
        }
    }
}
