namespace Phodos.Crystals.Symmetry;

/// <summary>
/// A finite group of symmetry operations, each taken as one with all that differ from it by whole lattice vectors. It holds the operations
/// that it was made from, in their order, then those that products of them add.
/// </summary>
internal sealed class OperationGroup
{
    /// <summary>The most operations of a group: those of a cubic F cell in a supercell of 32 of its cells.</summary>
    internal const int MaximumOrder = 192 * 32;

    // Of a lattice vector: more than the rounding of a file, less than the smallest step between two shifts of a space group, 1/24.
    private const double Tolerance = 0.005;

    private const int MaximumPointGroupOrder = 48;
    private const int MaximumFactor = 1000;

    private readonly List<SymmetryOperation> _operations = [];
    private readonly Dictionary<IntegerMatrix, List<Vector3D>> _shifts = [];

    private OperationGroup()
    {
    }

    /// <summary>All operations: those given, without repeats, then those that were added.</summary>
    internal IReadOnlyList<SymmetryOperation> Operations => _operations;

    /// <summary>The number of operations.</summary>
    internal int Order => _operations.Count;

    /// <summary>How many different operations the group was made from, the identity included.</summary>
    internal int GivenCount { get; private set; }

    /// <summary>Whether the given operations were all of the group.</summary>
    internal bool WasComplete => GivenCount == Order;

    /// <summary>The shifts of the operations that rotate nothing, the zero shift included, each in [0, 1).</summary>
    internal IReadOnlyList<Vector3D> Translations => _shifts[IntegerMatrix.Identity];

    /// <summary>The smallest group with all of the operations, or null where it is larger than that of any crystal.</summary>
    internal static OperationGroup? Generate(IEnumerable<SymmetryOperation> operations)
    {
        var group = new OperationGroup();
        var generators = new List<SymmetryOperation>();
        var closed = new OperationGroup();
        closed.TryAdd(SymmetryOperation.Identity);
        foreach (var operation in operations)
        {
            if (!group.TryAdd(operation))
                continue;
            if (closed.TryAdd(operation) && !closed.Close(generators, operation))
                return null;
        }

        group.TryAdd(SymmetryOperation.Identity);
        group.GivenCount = group.Order;
        foreach (var operation in closed._operations)
            group.TryAdd(operation);
        return group;
    }

    /// <summary>Whether the group has an operation, up to whole lattice vectors.</summary>
    internal bool Contains(SymmetryOperation operation) =>
        _shifts.TryGetValue(operation.Rotation, out var shifts) && shifts.Exists(shift => IsSame(shift, operation.Translation));

    /// <summary>Whether another group has all operations of this one.</summary>
    internal bool IsPartOf(OperationGroup other) => Order <= other.Order && _operations.TrueForAll(other.Contains);

    /// <summary>Whether another group has the same operations.</summary>
    internal bool IsSameAs(OperationGroup other) => Order == other.Order && IsPartOf(other);

    private bool Close(List<SymmetryOperation> generators, SymmetryOperation added)
    {
        generators.Add(added);
        for (var i = 0; i < _operations.Count; i++)
        {
            foreach (var generator in generators)
            {
                if (Product(_operations[i], generator) is not { } product)
                    return false;
                TryAdd(product);
                if (Order > MaximumOrder || _shifts.Count > MaximumPointGroupOrder)
                    return false;
            }
        }

        return true;
    }

    private bool TryAdd(SymmetryOperation operation)
    {
        if (Contains(operation))
            return false;
        if (!_shifts.TryGetValue(operation.Rotation, out var shifts))
            _shifts[operation.Rotation] = shifts = [];
        shifts.Add(operation.Translation);
        _operations.Add(operation);
        return true;
    }

    // First the right operation, then the left one. Null where factors grow as in no finite group.
    private static SymmetryOperation? Product(SymmetryOperation left, SymmetryOperation right)
    {
        var rotation = new IntegerMatrix(Row(left.Rotation.Row1), Row(left.Rotation.Row2), Row(left.Rotation.Row3));
        if (!IsSmall(rotation.Row1) || !IsSmall(rotation.Row2) || !IsSmall(rotation.Row3))
            return null;
        var shift = left.Apply(right.Translation);
        return new SymmetryOperation(rotation, new Vector3D(InCell(shift.X), InCell(shift.Y), InCell(shift.Z)));

        (int A, int B, int C) Row((int A, int B, int C) row) => right.Rotation.MultiplyLeft(row.A, row.B, row.C);
    }

    private static bool IsSmall((int A, int B, int C) row) =>
        Math.Abs(row.A) <= MaximumFactor && Math.Abs(row.B) <= MaximumFactor && Math.Abs(row.C) <= MaximumFactor;

    private static bool IsSame(Vector3D left, Vector3D right) =>
        IsWhole(left.X - right.X) && IsWhole(left.Y - right.Y) && IsWhole(left.Z - right.Z);

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) <= Tolerance;

    private static double InCell(double shift)
    {
        var wrapped = shift - Math.Floor(shift);
        return IsWhole(wrapped) ? 0 : wrapped;
    }
}
