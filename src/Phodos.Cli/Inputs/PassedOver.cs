using Phodos.Cli.Console;

namespace Phodos.Cli.Inputs;

/// <summary>The files of folders and patterns that are no structures: counted, and the first of them named.</summary>
internal sealed class PassedOver
{
    private const int NamedFiles = 5;

    /// <summary>Why a file is among them.</summary>
    internal const string Reason = "neither its name nor its content belongs to a known structure format";

    private readonly List<string> _first = [];

    internal int Count { get; private set; }

    internal void Add(string file)
    {
        Count++;
        if (_first.Count < NamedFiles)
            _first.Add(file);
    }

    /// <summary>Says which, if there are any.</summary>
    internal void Tell(Terminal terminal)
    {
        if (Count == 0)
            return;
        var more = Count > _first.Count ? $" and {Count - _first.Count} more" : "";
        terminal.Note($"passed over, as files of no known structure format: {string.Join(", ", _first)}{more}");
    }
}
