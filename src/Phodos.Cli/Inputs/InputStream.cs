using Phodos.Cli.Console;
using Phodos.Datasets.Structures;

namespace Phodos.Cli.Inputs;

/// <summary>The structures of files one after another, those of files that hold many too, so that memory does not grow with their number.</summary>
/// <param name="files">The files.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class InputStream(IReadOnlyList<StructureInput> files, CancellationToken cancellation)
{
    private readonly bool _areWhole;

    private InputStream(IReadOnlyList<StructureInput> files, bool areWhole, CancellationToken cancellation)
        : this(files, cancellation) => _areWhole = areWhole;

    /// <summary>Inputs that are one each, whatever they are called.</summary>
    internal static InputStream OfWhole(IReadOnlyList<StructureInput> files, CancellationToken cancellation) => new(files, areWhole: true, cancellation);

    // What a step of the work holds in memory.
    private const int BytesAtOnce = 64 << 20;

    /// <summary>How many inputs there are, where no file holds many.</summary>
    internal int? KnownCount => files.Any(IsBundle) ? null : files.Count;

    /// <summary>Whether some file could not be read to its end; what is wrong was told.</summary>
    internal bool HasFaults { get; private set; }

    /// <summary>The inputs.</summary>
    /// <param name="isWanted">Asked once for each, with its name; those that are not wanted are passed over unread.</param>
    internal IEnumerable<StructureInput> Read(Func<string, bool> isWanted)
    {
        foreach (var file in files)
        {
            if (IsBundle(file))
            {
                foreach (var input in OfBundle(file, isWanted))
                    yield return input;
            }
            else if (isWanted(file.Name))
            {
                yield return file;
            }
        }
    }

    /// <summary>The inputs in steps of so many, or of fewer that are large.</summary>
    internal IEnumerable<StructureInput[]> ReadInSteps(int count, Func<string, bool> isWanted)
    {
        List<StructureInput> step = [];
        var bytes = 0L;
        foreach (var input in Read(isWanted))
        {
            step.Add(input);
            bytes += input.Entry?.Size ?? 0;
            if (step.Count < count && bytes < BytesAtOnce)
                continue;
            yield return [.. step];
            step.Clear();
            bytes = 0;
        }

        if (step.Count > 0)
            yield return [.. step];
    }

    /// <summary>All inputs by name alone, for what needs to know them before the work begins.</summary>
    internal IReadOnlyList<StructureInput> Names()
    {
        if (KnownCount is not null)
            return files;
        var named = new OrderedDictionary<string, StructureInput>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!IsBundle(file))
            {
                named[file.Name] = file;
                continue;
            }

            foreach (var _ in OfBundle(file, Note, isTold: false))
            {
            }
        }

        return [.. named.Values];

        bool Note(string name)
        {
            named[name] = new StructureInput(name, IsNamed: true);
            return false;
        }
    }

    private bool IsBundle(StructureInput file) => !_areWhole && file.IsBundle;

    private IEnumerable<StructureInput> OfBundle(StructureInput file, Func<string, bool> isWanted, bool isTold = true)
    {
        using var entries = StructureBundle.Read(file.Path, name => isWanted(StructureBundle.Joined(file.Path, name)), cancellation).GetEnumerator();
        while (Next(entries, isTold))
            yield return new StructureInput(StructureBundle.Joined(file.Path, entries.Current.Name), IsNamed: false) { Entry = entries.Current };
    }

    private bool Next(IEnumerator<StructureEntry> entries, bool isTold)
    {
        try
        {
            return entries.MoveNext();
        }
        catch (InvalidInputException fault)
        {
            if (isTold)
            {
                Terminal.Warn(fault.Message);
                HasFaults = true;
            }

            return false;
        }
    }
}
