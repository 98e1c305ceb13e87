using Parquet.Schema;
using Phodos.Datasets.Store;

namespace Phodos.Datasets.Forces;

/// <summary>The columns and the notes of a store of force constants, version 1, as <c>docs/data-format.md</c> describes them.</summary>
internal static class ForceStoreSchema
{
    internal const int Version = 1;
    internal const string VersionKey = "phodos.force_store_version";
    internal const string Id = "id";
    internal const string Formula = "formula";
    internal const string Split = "split";
    internal const string Weight = "weight";
    internal const string Numbers = "numbers";
    internal const string Cell = "cell";
    internal const string Positions = "positions";
    internal const string Masses = "masses";
    internal const string Supercell = "supercell";
    internal const string Shifts = "shifts";
    internal const string ForceConstants = "force_constants";
    internal const string Dielectric = "dielectric";
    internal const string BornCharges = "born_charges";

    private const string Units =
        "weight: how much the row counts in a training, 0 to 1; cell: angstrom, rows are the vectors; positions: fractional; "
        + "masses: unified atomic mass units; supercell, shifts: whole vectors of the cell; force_constants: eV/angstrom^2; dielectric: relative; born_charges: elementary charges";

    internal static StoreFormat Format { get; } = new(
        new ParquetSchema(
            new DataField(Id, typeof(string), isNullable: false),
            new DataField(Formula, typeof(string), isNullable: false),
            new DataField(Split, typeof(string), isNullable: true),
            new DataField<double>(Weight, nullable: false),
            List<int>(Numbers),
            List<double>(Cell),
            List<double>(Positions),
            List<double>(Masses),
            List<int>(Supercell),
            List<int>(Shifts),
            List<float>(ForceConstants),
            List<double>(Dielectric),
            List<double>(BornCharges)),
        VersionKey,
        Version,
        Units,
        "this Parquet file is no store of force constants; make one with phodos data forces");

    /// <summary>The column that holds the values of a field.</summary>
    internal static DataField Column(ParquetSchema schema, string name) => DosStoreSchema.Find(schema, name)!;

    private static ListField List<T>(string name)
        where T : struct =>
        new(name, new DataField<T>(ListField.ElementName, nullable: false));
}
