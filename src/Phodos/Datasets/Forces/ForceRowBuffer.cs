using Parquet;
using Phodos.Crystals;
using Phodos.Datasets.Store;

namespace Phodos.Datasets.Forces;

/// <summary>Gathers calculations into the columns of one row group.</summary>
internal sealed class ForceRowBuffer
{
    // 8 MB of force constants and twice as much of their levels: some seventy crystals of 16 atoms.
    private const int MaximumNumbers = 1 << 21;

    private readonly List<IColumnBuffer> _columns = [];
    private readonly ColumnBuffer<ReadOnlyMemory<char>> _id, _formula, _split;
    private readonly ColumnBuffer<int> _numbers, _supercell, _shifts;
    private readonly ColumnBuffer<double> _weight, _cell, _positions, _masses, _dielectric, _born;
    private readonly ColumnBuffer<float> _values;

    internal ForceRowBuffer()
    {
        ColumnBuffer<T> Column<T>(string name)
            where T : struct
        {
            var column = new ColumnBuffer<T>(ForceStoreSchema.Column(ForceStoreSchema.Format.Columns, name));
            _columns.Add(column);
            return column;
        }

        // Parquet.Net wants the columns in the order of the schema.
        _id = Column<ReadOnlyMemory<char>>(ForceStoreSchema.Id);
        _formula = Column<ReadOnlyMemory<char>>(ForceStoreSchema.Formula);
        _split = Column<ReadOnlyMemory<char>>(ForceStoreSchema.Split);
        _weight = Column<double>(ForceStoreSchema.Weight);
        _numbers = Column<int>(ForceStoreSchema.Numbers);
        _cell = Column<double>(ForceStoreSchema.Cell);
        _positions = Column<double>(ForceStoreSchema.Positions);
        _masses = Column<double>(ForceStoreSchema.Masses);
        _supercell = Column<int>(ForceStoreSchema.Supercell);
        _shifts = Column<int>(ForceStoreSchema.Shifts);
        _values = Column<float>(ForceStoreSchema.ForceConstants);
        _dielectric = Column<double>(ForceStoreSchema.Dielectric);
        _born = Column<double>(ForceStoreSchema.BornCharges);
    }

    internal int RowCount => _id.SlotCount;

    /// <summary>Whether the row group should be written before more is added.</summary>
    internal bool IsFull => _values.SlotCount >= MaximumNumbers;

    internal void Add(ForceRecord record)
    {
        var supercell = record.ForceConstants.Supercell;
        var crystal = supercell.Primitive;
        _id.Add(record.Id.AsMemory());
        _formula.Add(crystal.ReducedFormula.AsMemory());
        _split.Add(record.Split?.AsMemory());
        _weight.Add(record.Weight);
        _numbers.AddList([.. crystal.Species.Select(element => element.AtomicNumber)]);
        _cell.AddList([.. Numbers(crystal.Lattice.A), .. Numbers(crystal.Lattice.B), .. Numbers(crystal.Lattice.C)]);
        _positions.AddList([.. crystal.FractionalPositions.SelectMany(Numbers)]);
        _masses.AddList([.. record.Masses ?? [.. crystal.Species.Select(element => element.AtomicMass)]]);
        _supercell.AddList([.. Numbers(supercell.Matrix.Row1), .. Numbers(supercell.Matrix.Row2), .. Numbers(supercell.Matrix.Row3)]);
        (int A, int B, int C)[] shifts = [.. supercell.CellShifts];
        _shifts.AddList([.. shifts.SelectMany(Numbers)]);
        _values.AddList(Values(record, shifts));
        _dielectric.AddList(record.Born is { } born ? [.. Numbers(born.Dielectric)] : []);
        _born.AddList(record.Born is { } polar ? [.. polar.Charges.SelectMany(Numbers)] : []);
    }

    /// <summary>Writes what was gathered and empties the buffer.</summary>
    internal void Write(ParquetWriter writer)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in _columns)
            column.Write(group);
        group.CompleteValidate();
    }

    // [first atom, second atom, shift, 3, 3]
    private static float[] Values(ForceRecord record, (int, int, int)[] shifts)
    {
        var (forces, atoms) = (record.ForceConstants, record.ForceConstants.Supercell.Primitive.AtomCount);
        var values = new float[9 * atoms * atoms * shifts.Length];
        var place = 0;
        for (var first = 0; first < atoms; first++)
        {
            for (var second = 0; second < atoms; second++)
            {
                foreach (var shift in shifts)
                {
                    var block = forces[first, forces.Supercell.AtomAt(second, shift)];
                    for (var element = 0; element < 9; element++)
                        values[place++] = (float)block[element / 3, element % 3];
                }
            }
        }

        return values;
    }

    private static double[] Numbers(Vector3D vector) => [vector.X, vector.Y, vector.Z];

    private static double[] Numbers(Matrix3 matrix) =>
        [matrix.XX, matrix.XY, matrix.XZ, matrix.YX, matrix.YY, matrix.YZ, matrix.ZX, matrix.ZY, matrix.ZZ];

    private static int[] Numbers((int A, int B, int C) shift) => [shift.A, shift.B, shift.C];
}
