using System.Collections.Immutable;
using Parquet;
using Phodos.Crystals;
using Phodos.Datasets.Store;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Datasets.Forces;

/// <summary>Turns the columns of one row group into calculations; the counterpart of <see cref="ForceRowBuffer"/>.</summary>
internal sealed class ForceRows
{
    private readonly List<IColumnCursor> _columns = [];
    private readonly ColumnCursor<ReadOnlyMemory<char>> _id, _split;
    private readonly ColumnCursor<int> _numbers, _supercell, _shifts;
    private readonly ColumnCursor<double> _weight, _cell, _positions, _masses, _dielectric, _born;
    private readonly ColumnCursor<float> _values;

    internal ForceRows(ParquetReader parquet, ParquetRowGroupReader group)
    {
        ColumnCursor<T> Column<T>(string name)
            where T : struct
        {
            var column = new ColumnCursor<T>(group, ForceStoreSchema.Column(parquet.Schema, name), name);
            _columns.Add(column);
            return column;
        }

        _id = Column<ReadOnlyMemory<char>>(ForceStoreSchema.Id);
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

    internal bool IsAtEnd => _columns.TrueForAll(column => column.IsAtEnd);

    internal void MoveNext()
    {
        foreach (var column in _columns)
            column.MoveNext();
    }

    /// <summary>The calculation of the row.</summary>
    /// <exception cref="InvalidInputException">It is none; the message names its identifier.</exception>
    internal ForceRecord Record()
    {
        var id = new string(_id.Value.Span);
        try
        {
            return Record(id);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"the calculation {Excerpt.Quoted(id)}: {fault.Problem}", innerException: fault);
        }
    }

    private ForceRecord Record(string id)
    {
        var crystal = Structure();
        double[] masses = [.. _masses.List];
        if (masses.Length != crystal.AtomCount || masses.Any(mass => !(mass > 0 && double.IsFinite(mass))))
            throw new InvalidInputException("its masses are not one finite number above 0 for each atom");
        return new ForceRecord(id, ForceConstants(crystal))
        {
            Masses = [.. masses],
            Born = Born(crystal),
            Split = _split.ValueOrNull is { } split ? new string(split.Span) : null,
            Weight = _weight.Value is > 0 and <= 1
                ? _weight.Value
                : throw new InvalidInputException("its weight is not above 0 and at most 1"),
        };
    }

    private Crystal Structure()
    {
        var species = ImmutableArray.CreateBuilder<Element>();
        foreach (var number in _numbers.List)
            species.Add(Element.FromAtomicNumber(number));
        var cell = Require(_cell.List, 9, ForceStoreSchema.Cell);
        var positions = Require(_positions.List, 3 * species.Count, ForceStoreSchema.Positions);
        return new Crystal(
            new Lattice(Vector(cell, 0), Vector(cell, 1), Vector(cell, 2)),
            species.ToImmutable(),
            [.. Enumerable.Range(0, species.Count).Select(atom => Vector(positions, atom))]);
    }

    private SupercellForceConstants ForceConstants(Crystal crystal)
    {
        var matrix = Require(_supercell.List, 9, ForceStoreSchema.Supercell);
        var supercell = Supercell.Of(
            crystal,
            new IntegerMatrix((matrix[0], matrix[1], matrix[2]), (matrix[3], matrix[4], matrix[5]), (matrix[6], matrix[7], matrix[8])));
        var (atoms, cells) = (crystal.AtomCount, supercell.CellCount);
        var numbers = Require(_shifts.List, 3 * cells, ForceStoreSchema.Shifts);
        var shifts = Enumerable.Range(0, cells).Select(cell => (numbers[3 * cell], numbers[3 * cell + 1], numbers[3 * cell + 2])).ToArray();
        var values = Require(_values.List, 9 * atoms * atoms * cells, ForceStoreSchema.ForceConstants);
        var blocks = new Matrix3[atoms * supercell.Crystal.AtomCount];
        var isGiven = new bool[supercell.Crystal.AtomCount];
        for (var second = 0; second < atoms; second++)
        {
            for (var cell = 0; cell < cells; cell++)
            {
                var atom = supercell.AtomAt(second, shifts[cell]);
                isGiven[atom] = true;
                for (var first = 0; first < atoms; first++)
                    blocks[first * isGiven.Length + atom] = Block(values.AsSpan(9 * ((first * atoms + second) * cells + cell), 9));
            }
        }

        if (isGiven.Contains(false) || blocks.Any(block => !block.IsFinite))
            throw new InvalidInputException("its force constants are not finite, or its shifts are not those of the cells of the supercell");
        return new SupercellForceConstants(supercell, blocks);
    }

    private BornCharges? Born(Crystal crystal)
    {
        if (_born.List.IsEmpty && _dielectric.List.IsEmpty)
            return null;
        var dielectric = Require(_dielectric.List, 9, ForceStoreSchema.Dielectric);
        var charges = Require(_born.List, 9 * crystal.AtomCount, ForceStoreSchema.BornCharges);
        return new BornCharges(
            crystal,
            Tensor(dielectric),
            [.. Enumerable.Range(0, crystal.AtomCount).Select(atom => Tensor(charges.AsSpan(9 * atom, 9)))]);
    }

    private static T[] Require<T>(ReadOnlySpan<T> numbers, int count, string name) => numbers.Length == count
        ? numbers.ToArray()
        : throw new InvalidInputException($"'{name}' has {numbers.Length} numbers; it must have {count}");

    private static Vector3D Vector(double[] numbers, int index) => new(numbers[3 * index], numbers[3 * index + 1], numbers[3 * index + 2]);

    private static Matrix3 Tensor(ReadOnlySpan<double> of) => new(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8]);

    private static Matrix3 Block(ReadOnlySpan<float> of) => new(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8]);
}
