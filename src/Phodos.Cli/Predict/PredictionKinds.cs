namespace Phodos.Cli.Predict;

/// <summary>What can be written of a prediction.</summary>
internal static class PredictionKinds
{
    internal const string Csv = "csv";
    internal const string Json = "json";
    internal const string Parquet = "parquet";
    internal const string Phonopy = "phonopy";
    internal const string Pymatgen = "pymatgen";

    internal const string Website = "website";
    internal const string Cif = "cif";
    internal const string Mode = "mode";

    internal static readonly string[] All = [Csv, Json, Parquet, Phonopy, Pymatgen, Website, Cif, Mode];

    /// <summary>
    /// Those of phonons whose modes are known: moving crystals for the phonon website, a CIF with thermal displacements, and unstable crystals displaced
    /// along their lowest mode.
    /// </summary>
    internal static readonly string[] OfModes = [Website, Cif, Mode];

    /// <summary>Those that hold the eigenvectors of bands.</summary>
    internal static readonly string[] WithEigenvectors = [Website, Pymatgen];
}
