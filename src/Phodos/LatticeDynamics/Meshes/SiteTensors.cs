using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// What the atoms carry of each mode by directions, Re e eᴴ of each atom. An operation takes the tensor of an atom, turned, to the atom that
/// it takes the atom to, at one of the wave vectors that a kept one stands for: the mean over the operations stands for all of them.
/// </summary>
internal sealed class SiteTensors
{
    /// <summary>The numbers of a tensor: xx, yy, zz, yz, xz, xy.</summary>
    internal const int Stride = 6;

    private readonly ImmutableArray<AtomMapping> _mappings;
    private readonly int _atoms;
    private readonly Matrix3[] _own;
    private readonly Matrix3[] _mean;

    internal SiteTensors(ImmutableArray<AtomMapping> mappings, int modes)
    {
        (_mappings, _atoms) = (mappings, mappings[0].Atoms.Length);
        (_own, _mean) = (new Matrix3[_atoms], new Matrix3[_atoms]);
        Values = new double[(long)modes * _atoms * Stride <= Array.MaxLength
            ? modes * _atoms * Stride
            : throw new InvalidInputException("the directions of all atoms in all modes are too many to hold; take a coarser mesh")];
    }

    /// <summary>The tensors, [points, modes, atoms, 6].</summary>
    internal double[] Values { get; }

    internal static Matrix3 Read(ReadOnlySpan<double> tensor) =>
        new(tensor[0], tensor[5], tensor[4], tensor[5], tensor[1], tensor[3], tensor[4], tensor[3], tensor[2]);

    /// <summary>Takes the modes of a point.</summary>
    internal void Add(HermitianEigensolver solver, int point)
    {
        var size = 3 * _atoms;
        for (var mode = 0; mode < size; mode++)
        {
            for (var atom = 0; atom < _atoms; atom++)
            {
                Vector3D Part(double[] vectors) =>
                    new(vectors[3 * atom * size + mode], vectors[(3 * atom + 1) * size + mode], vectors[(3 * atom + 2) * size + mode]);
                var (x, y) = (Part(solver.VectorsReal), Part(solver.VectorsImaginary));
                _own[atom] = Matrix3.Outer(x, x) + Matrix3.Outer(y, y);
            }

            Array.Clear(_mean);
            foreach (var mapping in _mappings)
            {
                var back = mapping.Cartesian.Transpose();
                for (var atom = 0; atom < _atoms; atom++)
                    _mean[mapping.Atoms[atom]] += mapping.Cartesian * _own[atom] * back;
            }

            for (var atom = 0; atom < _atoms; atom++)
                Write(1.0 / _mappings.Length * _mean[atom], Values.AsSpan(((point * size + mode) * _atoms + atom) * Stride, Stride));
        }
    }

    private static void Write(Matrix3 tensor, Span<double> values)
    {
        (values[0], values[1], values[2]) = (tensor.XX, tensor.YY, tensor.ZZ);
        (values[3], values[4], values[5]) = (tensor.YZ, tensor.XZ, tensor.XY);
    }
}
