namespace Phodos.Datasets;

/// <summary>What a Python literal stands for.</summary>
internal abstract record PythonValue
{
    /// <summary>What it is, for messages.</summary>
    internal abstract string Kind { get; }
}

/// <summary>An integer or a float, <c>nan</c> and <c>inf</c> included.</summary>
internal sealed record PythonNumber(double Value) : PythonValue
{
    internal override string Kind => "a number";
}

/// <summary>A string.</summary>
internal sealed record PythonText(string Value) : PythonValue
{
    internal override string Kind => "a string";
}

/// <summary><c>True</c> or <c>False</c>.</summary>
internal sealed record PythonBoolean(bool Value) : PythonValue
{
    internal override string Kind => "a truth value";
}

/// <summary><c>None</c>.</summary>
internal sealed record PythonNone : PythonValue
{
    internal override string Kind => "None";
}

/// <summary>A list, a tuple or a numpy array.</summary>
internal sealed record PythonList(IReadOnlyList<PythonValue> Items) : PythonValue
{
    internal override string Kind => "a list";
}

/// <summary>A dictionary; whole numbers as keys are kept as their text.</summary>
internal sealed record PythonDictionary(IReadOnlyDictionary<string, PythonValue> Items) : PythonValue
{
    internal override string Kind => "a dictionary";
}
