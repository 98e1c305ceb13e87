using Parquet.Schema;
using Phodos.Spectra;

namespace Phodos.Datasets.Store;

/// <summary>The columns and the notes of a store, version 1, as <c>docs/data-format.md</c> describes them.</summary>
internal static class DosStoreSchema
{
    internal const int Version = 1;

    /// <summary>The note that tells a store from other Parquet files; its value is the version.</summary>
    internal const string VersionKey = "phodos.store_version";

    internal const string Id = "id";
    internal const string Formula = "formula";
    internal const string SpaceGroup = "space_group";
    internal const string System = "crystal_system";
    internal const string Numbers = "numbers";
    internal const string Cell = "cell";
    internal const string Positions = "positions";
    internal const string FrequencyStart = "frequency_start";
    internal const string FrequencyStep = "frequency_step";
    internal const string FrequencyCount = "frequency_count";
    internal const string Normalization = "normalization";
    internal const string Dos = "dos";
    internal const string ProjectionNames = "projection_names";
    internal const string Projections = "projections";
    internal const string MinimumFrequency = "minimum_frequency";
    internal const string MaximumFrequency = "maximum_frequency";
    internal const string HasBornCharges = "has_born_charges";

    private const string Units =
        "cell: angstrom, rows are the vectors; positions: fractional; frequencies: cm-1; "
        + "dos: states per cm-1 per cell (per_cell), divided by its maximum (max) or by its integral, per cm-1 (sum)";

    internal static readonly ParquetSchema Columns = new(
        Text(Id),
        Text(Formula),
        new DataField<int>(SpaceGroup, nullable: true),
        Text(System, isNullable: true),
        List<int>(Numbers),
        List<double>(Cell),
        List<double>(Positions),
        new DataField<double>(FrequencyStart, nullable: false),
        new DataField<double>(FrequencyStep, nullable: false),
        new DataField<int>(FrequencyCount, nullable: false),
        Text(Normalization),
        List<double>(Dos),
        new ListField(ProjectionNames, Text(ListField.ElementName)),
        new ListField(Projections, List<double>(ListField.ElementName)),
        new DataField<double>(MinimumFrequency, nullable: true),
        new DataField<double>(MaximumFrequency, nullable: true),
        new DataField<bool>(HasBornCharges, nullable: true));

    /// <summary>The format of a store.</summary>
    internal static StoreFormat Format { get; } = new(
        Columns, VersionKey, Version, Units, "this Parquet file is no data store of Phodos; make one with phodos data import");

    private static readonly (DosNormalization Value, string Name)[] Normalizations =
    [
        (DosNormalization.PerCell, "per_cell"),
        (DosNormalization.PerAtom, "per_atom"),
        (DosNormalization.MaxNormalized, "max"),
        (DosNormalization.SumNormalized, "sum"),
    ];

    /// <summary>The column that holds the values of a field of the schema: its own, or that of the innermost list.</summary>
    /// <returns>Null where the schema has no such field, or it is no value and no list.</returns>
    internal static DataField? Find(ParquetSchema schema, string name)
    {
        var field = schema.Fields.FirstOrDefault(field => field.Name == name);
        while (field is ListField list)
            field = list.Item;
        return field as DataField;
    }

    internal static string NameOf(DosNormalization normalization) => Normalizations.Single(known => known.Value == normalization).Name;

    internal static DosNormalization NormalizationNamed(string name)
    {
        foreach (var known in Normalizations)
        {
            if (known.Name == name)
                return known.Value;
        }

        throw new InvalidInputException($"{Excerpt.Quoted(name)} is no normalization; it is per_cell, per_atom, max or sum");
    }

    private static DataField Text(string name, bool isNullable = false) => new(name, typeof(string), isNullable);

    private static ListField List<T>(string name)
        where T : struct =>
        new(name, new DataField<T>(ListField.ElementName, nullable: false));
}
