using Phodos.Crystals;
using Phodos.Datasets;

namespace Phodos.Tests.Datasets;

/// <summary>Small data files made for the tests, and their import.</summary>
internal static class CsvText
{
    internal const string Header = "mp_id,structure,phfreq,phdos,pdos,crystal_system\n";

    internal const string RockSalt =
        "{'numbers': [11, 17], 'positions': [[0.0, 0.0, 0.0], [2.82, 2.82, 2.82]], 'cell': [[0.0, 2.82, 2.82], [2.82, 0.0, 2.82], [2.82, 2.82, 0.0]], 'pbc': [True, True, True]}";

    internal const string Frequencies = "[0.0, 20.0, 40.0, 60.0]";

    internal static string Row(
        string id,
        string structure = RockSalt,
        string frequencies = Frequencies,
        string total = "[0.0, 0.5, 1.0, 0.25]",
        string projections = "{'Na': [0.0, 0.25, 1.0, 0.0], 'Cl': [0.0, 0.25, 0.0, 0.25]}",
        string system = "Cubic") => $"{id},\"{structure}\",\"{frequencies}\",\"{total}\",\"{projections}\",{system}\n";

    internal static ImportedDataset Import(string text, CsvImportOptions? options = null, ISymmetryFinder? symmetry = null)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("own.csv");
        File.WriteAllText(path, text);
        return CsvImporter.Import(path, options, symmetry, TestContext.Current.CancellationToken);
    }

    /// <summary>A symmetry search that always finds the same system, or nothing.</summary>
    internal sealed class FixedSymmetry(CrystalSystem? system) : ISymmetryFinder
    {
        public CrystalSymmetry Find(Crystal crystal, double tolerance = 1e-3) => system is { } found
            ? new CrystalSymmetry(1, 1, found, crystal, crystal)
            : throw new InvalidInputException("no symmetry is found");
    }
}
