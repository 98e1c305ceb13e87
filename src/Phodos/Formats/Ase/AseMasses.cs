using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Ase;

/// <summary>The masses of ASE's atoms, which are there only where they are not those of the elements.</summary>
internal static class AseMasses
{
    /// <summary>What is said of the masses that the crystal does not have.</summary>
    internal static IEnumerable<string> Warnings(DataDictionary structure, Crystal crystal)
    {
        var stated = new StatedMasses();
        if (structure.Find("masses") is { } value && AseArray.Expand(value, "masses") is DataList masses)
        {
            foreach (var (element, mass) in crystal.Species.Zip(masses.Items))
            {
                // An atom without a mass of its own has NaN or null.
                if (mass is DataNumber { Value: var number } && double.IsFinite(number))
                    stated.Add(element, number, mass.Line);
            }
        }

        return stated.Warnings();
    }
}
