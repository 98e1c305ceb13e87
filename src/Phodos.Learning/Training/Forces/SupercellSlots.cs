using Phodos.LatticeDynamics.Supercells;
using Phodos.Learning.Models.Forces;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// The places of a calculation's force constants that the blocks of a network add up to: pairs whose second atoms are images of each other
/// in the repeated supercells share one. Places that no pair of the network reaches are left out.
/// </summary>
internal sealed class SupercellSlots
{
    private readonly SupercellForceConstants _forces;
    private readonly Dictionary<(int Home, int Atom), long> _numbers = [];
    private readonly List<(int Home, int Atom)> _places = [];

    internal SupercellSlots(SupercellForceConstants forces, ForceGraph graph)
    {
        _forces = forces;
        var pairs = Enumerable.Range(0, graph.Pairs.Count)
            .Select(pair => (First: (int)graph.Pairs.First[pair], Second: (int)graph.Pairs.Second[pair], Shift: graph.Shifts[pair]))
            .ToArray();
        Forward = [.. pairs.Select(pair => Number(pair.First, pair.Second, pair.Shift))];
        Backward = [.. pairs.Select(pair => Number(pair.Second, pair.First, (-pair.Shift.A, -pair.Shift.B, -pair.Shift.C)))];
        Self = [.. Enumerable.Range(0, graph.AtomCount).Select(atom => Number(atom, atom, (0, 0, 0)))];
        Blocks = new float[9 * _places.Count];
        for (var slot = 0; slot < _places.Count; slot++)
        {
            var block = forces[_places[slot].Home, _places[slot].Atom];
            for (var element = 0; element < 9; element++)
                Blocks[9 * slot + element] = (float)block[element / 3, element % 3];
        }
    }

    /// <summary>The number of slots.</summary>
    internal int Count => _places.Count;

    /// <summary>The slot of the block of each pair.</summary>
    internal long[] Forward { get; }

    /// <summary>The slot of the block of each exchanged pair.</summary>
    internal long[] Backward { get; }

    /// <summary>The slot of the block of each atom with itself.</summary>
    internal long[] Self { get; }

    /// <summary>The true blocks (eV/Å²), [slots, 3, 3].</summary>
    internal float[] Blocks { get; }

    /// <summary>1/√(m m') of each slot.</summary>
    internal float[] RootsOf(double[] masses) =>
    [
        .. _places.Select(place => (float)(1 / Math.Sqrt(masses[place.Home] * masses[_forces.Supercell.PrimitiveAtoms[place.Atom]]))),
    ];

    private long Number(int home, int atom, (int A, int B, int C) shift)
    {
        var place = (home, _forces.Supercell.AtomAt(atom, shift));
        if (_numbers.TryGetValue(place, out var number))
            return number;
        _places.Add(place);
        return _numbers[place] = _places.Count - 1;
    }
}
