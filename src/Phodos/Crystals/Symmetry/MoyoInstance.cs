using System.Buffers;
using System.Text.Json;
using Wasmtime;

namespace Phodos.Crystals.Symmetry;

/// <summary>One running copy of the module with its own memory. It serves one call at a time.</summary>
internal sealed class MoyoInstance : IDisposable
{
    private const long MemoryLimit = 1L << 30;

    private readonly Store _store;
    private readonly Linker _linker;
    private readonly Memory _memory;
    private readonly Table _references;
    private readonly Func<int, int, int> _allocate;
    private readonly Action<int> _release;
    private readonly Action<int, int> _releaseAll;
    private readonly Action<int, int, int> _free;
    private readonly Func<int, int, double, int, int, (int Value, int Error, int IsError)> _analyze;
    private readonly Func<int, (int Value, int Error, int IsError)> _hallSymbolEntry;
    private readonly Func<int, object?, int, (int Start, int Count, int Error, int IsError)> _operations;

    internal MoyoInstance(Engine engine, Module module)
    {
        _store = new Store(engine);
        _store.SetLimits(MemoryLimit, null, null, null, null);
        _store.SetEpochDeadline(ulong.MaxValue / 2);
        _linker = new Linker(engine);
        var instance = JavaScriptImports.Instantiate(_store, _linker, module);
        _memory = instance.GetMemory("memory")!;
        _references = instance.GetTable("__wbindgen_externrefs")!;
        _allocate = instance.GetFunction<int, int, int>("__wbindgen_malloc")!;
        _release = instance.GetAction<int>("__externref_table_dealloc")!;
        _releaseAll = instance.GetAction<int, int>("__externref_drop_slice")!;
        _free = instance.GetAction<int, int, int>("__wbindgen_free")!;
        _analyze = instance.GetFunction("analyze_cell")!.WrapFunc<int, int, double, int, int, (int, int, int)>()!;
        _hallSymbolEntry = instance.GetFunction("hall_symbol_entry")!.WrapFunc<int, (int, int, int)>()!;
        _operations = instance.GetFunction("operations_from_number")!.WrapFunc<int, object?, int, (int, int, int, int)>()!;
    }

    /// <summary>Moyo's dataset of a crystal, or its error.</summary>
    /// <param name="crystal">The crystal, in a right-handed cell.</param>
    /// <param name="tolerance">The tolerance (angstrom).</param>
    /// <param name="ticks">The ticks of the engine's clock after which the call is stopped with a <see cref="TrapException"/>.</param>
    internal object? Analyze(Crystal crystal, double tolerance, ulong ticks)
    {
        _store.SetEpochDeadline(ticks);
        var (cell, cellLength) = Pass(ToJson(crystal));
        var (setting, settingLength) = Pass("Standard"u8);
        return Take(_analyze(cell, cellLength, tolerance, setting, settingLength));
    }

    /// <summary>Moyo's entry of a Hall number.</summary>
    internal object? HallSymbolEntry(int hallNumber, ulong ticks)
    {
        _store.SetEpochDeadline(ticks);
        return Take(_hallSymbolEntry(hallNumber));
    }

    /// <summary>The operations of the conventional cell of a setting.</summary>
    internal List<object?> Operations(int number, int hallNumber, ulong ticks)
    {
        _store.SetEpochDeadline(ticks);
        var setting = new Dictionary<string, object?> { ["type"] = "HallNumber", ["value"] = (double)hallNumber };
        var (start, count, error, isError) = _operations(number, setting, 0);
        if (isError != 0)
            throw new ArgumentException($"There is no setting {hallNumber} of space group {number}: {Take((0, error, isError))}");
        var indices = Enumerable.Range(0, count).Select(i => (uint)_memory.ReadInt32(start + 4 * i));
        List<object?> operations = [.. indices.Select(_references.GetElement)];
        _releaseAll(start, count);
        _free(start, 4 * count, 4);
        _store.GC();
        return operations;
    }

    public void Dispose()
    {
        _linker.Dispose();
        _store.Dispose();
    }

    private object? Take((int Value, int Error, int IsError) result)
    {
        var index = result.IsError != 0 ? result.Error : result.Value;
        var answer = _references.GetElement((uint)index);
        _release(index);
        _store.GC();
        return answer;
    }

    // The module frees what it is passed.
    private (int Start, int Length) Pass(ReadOnlySpan<byte> text)
    {
        var start = _allocate(text.Length, 1);
        text.CopyTo(_memory.GetSpan(start, text.Length));
        return (start, text.Length);
    }

    private static ReadOnlySpan<byte> ToJson(Crystal crystal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("lattice");
        json.WriteStartArray("basis");
        foreach (var vector in new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C })
            WriteCoordinates(json, vector);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("positions");
        foreach (var position in crystal.FractionalPositions)
        {
            json.WriteStartArray();
            WriteCoordinates(json, position);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("numbers");
        foreach (var element in crystal.Species)
            json.WriteNumberValue(element.AtomicNumber);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Vector3D vector)
    {
        json.WriteNumberValue(vector.X);
        json.WriteNumberValue(vector.Y);
        json.WriteNumberValue(vector.Z);
    }
}
