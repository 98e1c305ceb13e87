using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;
using Phodos.Formats;

namespace Phodos.Tests.Formats;

public class WriterTests
{
    private static readonly Gen<Vector3D> GenFraction =
        Gen.Select(Gen.Double[-1.5, 1.5], Gen.Double[-1.5, 1.5], Gen.OneOf(0, 0.5, 0.25, 1.0 / 3, 0.33333333, 1e-11, 0.999999999999))
            .Select((x, y, z) => new Vector3D(x, y, z));

    // Cells of either handedness and of any orientation; random atoms are thinned until the crystal is valid.
    private static readonly Gen<Crystal> GenCrystal =
        Gen.Select(GenVector(), GenVector(), GenVector(), Gen.Select(GenFraction, Gen.Int[1, 118]).Array[1, 6])
            .Select((a, b, c, atoms) => TryMake(a, b, c, atoms))
            .Where(crystal => crystal is not null).Select(crystal => crystal!);

    [Fact]
    public void A_POSCAR_comes_back()
    {
        GenCrystal.Sample(crystal =>
        {
            var read = StructureReader.ReadText(PoscarWriter.Write(crystal)).Crystal;
            read.Species.ShouldBe(crystal.Species);
            foreach (var (was, now) in Vectors(crystal).Zip(Vectors(read)))
                (now - was).Length.ShouldBeLessThan(1e-9);
        }, iter: 500);
    }

    [Fact]
    public void A_CIF_comes_back_up_to_a_rotation()
    {
        GenCrystal.Sample(crystal =>
        {
            var read = StructureReader.ReadText(CifWriter.Write(crystal)).Crystal;
            read.Species.ShouldBe(crystal.Species);
            var size = crystal.Lattice.A.LengthSquared + crystal.Lattice.B.LengthSquared + crystal.Lattice.C.LengthSquared;
            // All scalar products of the lattice vectors and positions agree, and so does the handedness of the crystal in space.
            var (before, after) = (CartesianVectors(crystal), CartesianVectors(read));
            for (var i = 0; i < before.Length; i++)
            {
                for (var j = 0; j < before.Length; j++)
                    after[i].Dot(after[j]).ShouldBe(before[i].Dot(before[j]), 1e-9 * size);
            }

            if (before.Length > 2)
                Math.Sign(Triple(after)).ShouldBe(Math.Sign(Triple(before)));
        }, iter: 500);
    }

    [Fact]
    public void A_left_handed_crystal_does_not_become_its_mirror_image()
    {
        var lattice = new Lattice(new(0, 4, 0), new(5, 0, 0), new(0, 0, 6));
        lattice.IsRightHanded.ShouldBeFalse();
        ImmutableArray<Element> species = [Element.FromSymbol("H"), Element.FromSymbol("O"), Element.FromSymbol("F"), Element.FromSymbol("Cl")];
        var crystal = new Crystal(lattice, species, [default, new(0.3, 0, 0), new(0, 0.3, 0), new(0, 0, 0.3)]);
        var read = StructureReader.ReadText(CifWriter.Write(crystal)).Crystal;
        double Handedness(Crystal of) => Triple([.. of.FractionalPositions.Skip(1).Select(position => of.Lattice.ToCartesian(position))]);
        Handedness(read).ShouldBe(Handedness(crystal), 1e-9);
    }

    [Fact]
    public void Right_angles_are_written_exactly()
    {
        var crystal = new Crystal(new Lattice(new(4, 0, 0), new(0, 5, 0), new(0, 0, 6)), [Element.FromSymbol("Na")], [default]);
        CifWriter.Write(crystal).ShouldContain("_cell_angle_beta 90.000000000000\n");
        PoscarWriter.Write(crystal, "two\nlines").ShouldStartWith("two lines\n1.0\n");
    }

    private static Gen<Vector3D> GenVector() =>
        Gen.Select(Gen.Double[-9, 9], Gen.Double[-9, 9], Gen.Double[-9, 9]).Select((x, y, z) => new Vector3D(x, y, z)).Where(vector => vector.Length > 2);

    private static Crystal? TryMake(Vector3D a, Vector3D b, Vector3D c, (Vector3D Position, int Number)[] atoms)
    {
        if (Math.Abs(a.Dot(b.Cross(c))) < 0.1 * a.Length * b.Length * c.Length)
            return null;
        try
        {
            ImmutableArray<Element> species = [.. atoms.Select(atom => Element.FromAtomicNumber(atom.Number))];
            ImmutableArray<Vector3D> positions = [.. atoms.Select(atom => atom.Position)];
            // Atoms at the very shortest distance may come back a rounding closer.
            _ = new Crystal(new Lattice((1 - 1e-6) * a, (1 - 1e-6) * b, (1 - 1e-6) * c), species, positions);
            return new Crystal(new Lattice(a, b, c), species, positions);
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    private static IEnumerable<Vector3D> Vectors(Crystal crystal) => [crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C, .. crystal.FractionalPositions];

    private static Vector3D[] CartesianVectors(Crystal crystal) => [.. crystal.FractionalPositions.Select(crystal.Lattice.ToCartesian)];

    private static double Triple(Vector3D[] vectors)
    {
        var volume = vectors[0].Dot(vectors[1].Cross(vectors[2]));
        return Math.Abs(volume) < 1e-6 ? 0 : volume;
    }
}
