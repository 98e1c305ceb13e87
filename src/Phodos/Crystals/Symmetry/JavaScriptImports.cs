using System.Globalization;
using System.Text;
using Wasmtime;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// The small part of JavaScript that the module is bound to by wasm-bindgen: strings, numbers, objects
/// (dictionaries here) and arrays (lists) that it builds its answer from. The names carry the hashes of
/// this one release of the module. What is not here belongs to functions that are not called, and traps.
/// </summary>
internal sealed class JavaScriptImports
{
    private const string ModuleName = "./moyo_wasm_bg.js";
    private static readonly object Undefined = new();

    private Memory? _memory;
    private Table? _table;
    private Func<int, int, int>? _allocate;

    internal static Instance Instantiate(Store store, Linker linker, Module module)
    {
        var imports = new JavaScriptImports();
        imports.Define(linker);
        linker.DefineUnknownImportsAsTraps(module);
        var instance = linker.Instantiate(store, module);
        imports._memory = instance.GetMemory("memory");
        imports._table = instance.GetTable("__wbindgen_externrefs");
        imports._allocate = instance.GetFunction<int, int, int>("__wbindgen_malloc");
        instance.GetAction("__wbindgen_start")!();
        return instance;
    }

    private void Define(Linker linker)
    {
        linker.DefineFunction<int, int, object?>(ModuleName, "__wbg_Error_bce6d499ff0a4aff",
            (start, length) => new JavaScriptError(ReadText(start, length)));
        linker.DefineFunction<int, int>(ModuleName, "__wbg___wbindgen_throw_9c31b086c2b26051",
            (start, length) => throw new InvalidOperationException(ReadText(start, length)));
        linker.DefineFunction<int, object?>(ModuleName, "__wbg_String_8564e559799eccda", WriteText);
        linker.DefineFunction<int, object?>(ModuleName, "__wbg___wbindgen_debug_string_edece8177ad01481", WriteText);
        linker.DefineFunction<int, int, object?>(ModuleName, "__wbindgen_cast_0000000000000003", ReadText);
        linker.DefineFunction<double, object?>(ModuleName, "__wbindgen_cast_0000000000000001", value => value);
        linker.DefineFunction<long, object?>(ModuleName, "__wbindgen_cast_0000000000000002", value => value);
        linker.DefineFunction<long, object?>(ModuleName, "__wbindgen_cast_0000000000000004", value => (ulong)value);
        linker.DefineFunction<object?>(ModuleName, "__wbg_new_02d162bc6cf02f60", () => new Dictionary<string, object?>());
        linker.DefineFunction<object?>(ModuleName, "__wbg_new_310879b66b6e95e1", () => new List<object?>());
        linker.DefineFunction<object?, object?, object?>(ModuleName, "__wbg_set_6be42768c690e380",
            (target, key, value) => ((Dictionary<string, object?>)target!)[(string)key!] = value);
        linker.DefineFunction<object?, int, object?>(ModuleName, "__wbg_set_78ea6a19f4818587", SetItem);
        linker.DefineFunction(ModuleName, "__wbindgen_init_externref_table", InitializeTable);
        DefineReading(linker);
    }

    // What the module looks into the objects with that it is passed.
    private void DefineReading(Linker linker)
    {
        linker.DefineFunction<object?, int>(ModuleName, "__wbg___wbindgen_is_object_b4593df85baada48",
            value => value is Dictionary<string, object?> or List<object?> ? 1 : 0);
        linker.DefineFunction<object?, int>(ModuleName, "__wbg___wbindgen_is_string_dde0fd9020db4434", value => value is string ? 1 : 0);
        linker.DefineFunction<object?, int>(
            ModuleName, "__wbg___wbindgen_is_undefined_35bb9f4c7fd651d5", value => ReferenceEquals(value, Undefined) ? 1 : 0);
        linker.DefineFunction<object?, object?, int>(ModuleName, "__wbg___wbindgen_jsval_loose_eq_0ad77b7717db155c",
            (left, right) => Equals(left, right) || (IsNone(left) && IsNone(right)) ? 1 : 0);
        linker.DefineFunction<object?, object?, object?>(ModuleName, "__wbg_get_with_ref_key_6412cf3094599694",
            (target, key) => ((Dictionary<string, object?>)target!).GetValueOrDefault((string)key!, Undefined));
        linker.DefineFunction<int, object?>(ModuleName, "__wbg___wbindgen_string_get_d109740c0d18f4d7", WriteTextIfAny);
        linker.DefineFunction<object?, int>(
            ModuleName, "__wbg_isSafeInteger_01e964d144ad3a55", value => value is double number && double.IsInteger(number) ? 1 : 0);
        linker.DefineFunction<object?, double>(ModuleName, "__wbg_Number_b7972a139bfbfdf0", value => (double)value!);
    }

    private static bool IsNone(object? value) => value is null || ReferenceEquals(value, Undefined);

    private static void SetItem(object? target, int index, object? value)
    {
        var list = (List<object?>)target!;
        while (list.Count <= index)
            list.Add(null);
        list[index] = value;
    }

    private string ReadText(int start, int length) => Encoding.UTF8.GetString(_memory!.GetSpan(start, length));

    // A text is returned as its address and length at a place that the module gives.
    private void WriteText(int place, object? value)
    {
        var bytes = Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null");
        var start = _allocate!(bytes.Length, 1);
        bytes.CopyTo(_memory!.GetSpan(start, bytes.Length));
        _memory.WriteInt32(place, start);
        _memory.WriteInt32(place + 4, bytes.Length);
    }

    private void WriteTextIfAny(int place, object? value)
    {
        if (value is string)
        {
            WriteText(place, value);
            return;
        }

        _memory!.WriteInt32(place, 0);
        _memory.WriteInt32(place + 4, 0);
    }

    private void InitializeTable()
    {
        var first = (uint)_table!.Grow(4, null);
        _table.SetElement(0, Undefined);
        _table.SetElement(first, Undefined);
        _table.SetElement(first + 1, null);
        _table.SetElement(first + 2, true);
        _table.SetElement(first + 3, false);
    }
}

/// <summary>An error that the module returns as its answer.</summary>
internal sealed record JavaScriptError(string Message);
