namespace Phodos.Cli.Prediction;

/// <summary>What can be written of a prediction.</summary>
internal static class PredictionKinds
{
    internal const string Csv = "csv";
    internal const string Json = "json";
    internal const string Parquet = "parquet";
    internal const string Phonopy = "phonopy";
    internal const string Pymatgen = "pymatgen";

    internal static readonly string[] All = [Csv, Json, Parquet, Phonopy, Pymatgen];
}
