using System.Collections.Frozen;
using Phodos.Formats.Documents;
using Phodos.Units;

namespace Phodos.Formats.Phonopy;

/// <summary>The unit of length of a phonopy file: the one it names, else that of the program that made the forces.</summary>
internal static class PhonopyUnit
{
    // https://phonopy.github.io/phonopy/interfaces.html, "Default unit system".
    private static readonly FrozenSet<string> BohrPrograms = FrozenSet.Create(
        StringComparer.Ordinal, "abacus", "abinit", "dftbp", "elk", "fleur", "qe", "siesta", "turbomole", "wien2k");

    /// <summary>The unit in angstrom.</summary>
    /// <exception cref="InvalidInputException">The file names another unit; the line is given.</exception>
    internal static double Read(PhonopySections sections, List<string> warnings) => Read(sections.Find, warnings);

    /// <summary>The unit in angstrom.</summary>
    /// <param name="find">Finds the value of a key of the top level.</param>
    /// <param name="warnings">Takes what was assumed.</param>
    /// <exception cref="InvalidInputException">The file names another unit; the line is given.</exception>
    internal static double Read(Func<string, DataValue?> find, List<string> warnings)
    {
        if (Entry(find, "physical_unit", "length") is { } length)
        {
            return length.ToText("the unit of length").ToUpperInvariant() switch
            {
                "ANGSTROM" => 1,
                "AU" or "A.U." or "BOHR" or "ATOMIC_UNIT" => PhysicalConstants.Bohr,
                var name => throw new InvalidInputException(
                    $"the unit of length is {Excerpt.Quoted(name)}; it must be angstrom or au", line: length.Line),
            };
        }

        if ((Entry(find, "phonopy", "calculator") ?? Entry(find, "phono3py", "calculator")) is DataText program)
            return BohrPrograms.Contains(program.Value) ? PhysicalConstants.Bohr : 1;
        if (find("phonopy") is null && find("phono3py") is null)
            warnings.Add("line 1: the file names no unit of length (physical_unit); angstrom is taken");
        return 1;
    }

    private static DataValue? Entry(Func<string, DataValue?> find, string section, string key) =>
        (find(section) as DataDictionary)?.Find(key);
}
