using System.Collections.Frozen;
using System.Globalization;
using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>The cell and the numbers of atoms and species in the namelist &amp;system of pw.x.</summary>
internal sealed class SystemNamelist
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.Ordinal, "ibrav", "nat", "ntyp", "space_group", "a", "b", "c", "cosab", "cosac", "cosbc",
        "celldm(1)", "celldm(2)", "celldm(3)", "celldm(4)", "celldm(5)", "celldm(6)");

    private readonly Dictionary<string, (string Value, int Line)> _values = new(StringComparer.Ordinal);

    private int _line;

    private SystemNamelist()
    {
    }

    /// <summary>Reads all namelists; the current line becomes the first behind them.</summary>
    internal static SystemNamelist Read(TextLines lines)
    {
        var system = new SystemNamelist();
        while (lines.TryMoveToWords())
        {
            var word = lines.Words[0];
            if (word[0] != '&')
                break;
            var isSystem = system._line == 0 && word.Equals("&system", StringComparison.OrdinalIgnoreCase);
            if (isSystem)
                system._line = lines.Number;
            Namelist.Read(lines, (name, value, line) =>
            {
                // A later value replaces an earlier one, as in Fortran.
                if (isSystem && Names.Contains(name))
                    system._values[name] = (value, line);
            });
        }

        if (system._line == 0)
            throw new InvalidInputException("the namelist &system is missing", line: Math.Max(lines.Number, 1));
        if (system.Has("space_group"))
            throw system.Fault("space_group", "structures by space_group are not read; write all atoms and an ibrav");
        return system;
    }

    internal bool Has(string name) => _values.ContainsKey(name);

    /// <summary>The line of a variable, or of the namelist where it is missing.</summary>
    internal int LineOf(string name) => _values.TryGetValue(name, out var entry) ? entry.Line : _line;

    internal InvalidInputException Fault(string name, string problem) => new(problem, line: LineOf(name));

    /// <summary>A real variable; 0 where it is missing, as in pw.x.</summary>
    internal double Real(string name)
    {
        if (!_values.TryGetValue(name, out var entry))
            return 0;
        return InvariantNumber.TryParseFortran(entry.Value, out var number)
            ? number
            : throw Fault(name, $"{name} must be a number, found {Excerpt.Quoted(entry.Value)}");
    }

    /// <summary>A whole number that must be given.</summary>
    internal int Whole(string name)
    {
        if (!_values.TryGetValue(name, out var entry))
            throw Fault(name, $"the namelist &system lacks {name}");
        return int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault(name, $"{name} must be a whole number, found {Excerpt.Quoted(entry.Value)}");
    }

    /// <summary>A whole number from 1 to a maximum that must be given.</summary>
    internal int Count(string name, int maximum)
    {
        var count = Whole(name);
        return count >= 1 && count <= maximum ? count : throw Fault(name, $"{name} is {count}; it must be 1 to {maximum}");
    }
}
