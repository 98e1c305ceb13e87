using System.Collections.Concurrent;
using Wasmtime;

namespace Phodos.Crystals.Symmetry;

/// <summary>The compiled module, idle instances of it, and the clock that stops a call that takes too long.</summary>
internal sealed class MoyoModule : IDisposable
{
    private const string Resource = "Phodos.Crystals.Symmetry.Moyo.moyo_wasm_bg.wasm";
    private const int TicksOfLimit = 10;

    // One tick more, as the current one has partly passed.
    private const int Ticks = TicksOfLimit + 1;

    private readonly TimeSpan _timeLimit;
    private readonly Engine _engine;
    private readonly Module _module;
    private readonly Timer _clock;
    private readonly ConcurrentBag<MoyoInstance> _idle = [];

    internal MoyoModule(TimeSpan timeLimit, string? cacheFolder)
    {
        _timeLimit = timeLimit;
        _engine = new Engine(new Config().WithEpochInterruption(true));
        _module = CompiledModuleCache.Load(_engine, "moyo", ReadResource(), cacheFolder);
        var tick = TimeSpan.FromMilliseconds(Math.Max(1, timeLimit.TotalMilliseconds / TicksOfLimit));
        _clock = new Timer(_ => _engine.IncrementEpoch(), null, tick, tick);
    }

    /// <summary>Moyo's dataset of a crystal in a right-handed cell.</summary>
    /// <exception cref="InvalidInputException">Moyo finds no symmetry, or takes too long.</exception>
    internal Dictionary<string, object?> Analyze(Crystal crystal, double tolerance)
    {
        var answer = Call(instance => instance.Analyze(crystal, tolerance, Ticks));
        return answer as Dictionary<string, object?> ?? throw new InvalidInputException(FormattableString.Invariant(
            $"no symmetry found at the tolerance {tolerance} Å ({(answer as JavaScriptError)?.Message ?? answer}); try another tolerance"));
    }

    /// <summary>Moyo's entry of a Hall number, 1..530.</summary>
    internal Dictionary<string, object?> HallSymbolEntry(int hallNumber) =>
        (Dictionary<string, object?>)Call(instance => instance.HallSymbolEntry(hallNumber, Ticks))!;

    /// <summary>The operations of the conventional cell of a setting.</summary>
    internal List<object?> Operations(int number, int hallNumber) => Call(instance => instance.Operations(number, hallNumber, Ticks));

    public void Dispose()
    {
        _clock.Dispose();
        while (_idle.TryTake(out var instance))
            instance.Dispose();
        _module.Dispose();
        _engine.Dispose();
    }

    private T Call<T>(Func<MoyoInstance, T> function)
    {
        if (!_idle.TryTake(out var instance))
            instance = new MoyoInstance(_engine, _module);
        T answer;
        try
        {
            answer = function(instance);
        }
        catch (WasmtimeException exception)
        {
            // A stopped instance is in no known state.
            instance.Dispose();
            throw new InvalidInputException(
                exception is TrapException { Type: TrapCode.Interrupt }
                    ? FormattableString.Invariant(
                        $"finding the symmetry took longer than {_timeLimit.TotalSeconds:G3} s and was stopped; give a smaller cell")
                    : "the symmetry finder failed on this crystal; check the structure and the tolerance",
                innerException: exception);
        }

        _idle.Add(instance);
        return answer;
    }

    private static byte[] ReadResource()
    {
        using var stream = typeof(MoyoModule).Assembly.GetManifestResourceStream(Resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
