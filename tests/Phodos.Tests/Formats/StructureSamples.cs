using System.Collections.Immutable;

namespace Phodos.Tests.Formats;

/// <summary>Small whole files of every format, for the tests that all formats have to pass. A new format adds its own.</summary>
internal static class StructureSamples
{
    internal static ImmutableArray<(string Format, string Text)> All { get; } =
    [
        ("cif", CifText.Rutile),
        ("cif", CifText.HexagonalCell + CifText.Operators("x,y,z", "-y,x-y,z+1/3", "-x+y,-x,z+2/3")
            + CifText.OccupiedSites("Si1 0.4697(1) 0 0.3333 1", "'O 1' 0.41 .27 -0.1 .")),
        ("poscar", Poscar),
        ("poscar", Poscar.Replace("Na_pv Cl\n", "", StringComparison.Ordinal)),
        ("poscar", "42\n1.0\n4 0 0\n0 4 0\n0 0 4\nCs/1f2e\nI_sv\n1\n1\ncart\n0 0 0\n2 2 2\n\n  2 2 2\n 0.1E+01 0.2E+01 0.3E+01\n"),
        ("extxyz", ExtendedXyz),
        ("extxyz", ExtendedXyz + "1\nLattice={3 0 0 0 3 0 0 0 3} pbc=[T, T, T] Properties=Z:I:1:label:S:1:pos:R:3\n26 a 0 0 0\n"),
        ("aims", "# zincblende\nlattice_vector 0 2.7 2.7\nlattice_vector 2.7 0 2.7\nlattice_vector 2.7 2.7 0\n"
            + "atom_frac 0 0 0 Zn\n  initial_moment 1\natom 1.35 1.35 1.35 S\n"),
        ("espresso", Espresso),
        ("espresso", "! iron\n&SYSTEM ibrav=3, A=2.87d0 nat=1, ntyp=1 /\nATOMIC_SPECIES\nFe1 55.8 Fe.UPF\nATOMIC_POSITIONS\nFe1 0 1/3-1/3 0\nK_POINTS gamma\n"),
        ("xsf", "# rock salt\nCRYSTAL\nPRIMVEC\n0 2.82 2.82\n2.82 0 2.82\n2.82 2.82 0\nCONVVEC\n5.64 0 0\n0 5.64 0\n0 0 5.64\n"
            + "PRIMCOORD\n2 1\n11 0 0 0 0.1 0 0\nCl 2.82 2.82 2.82 -0.1 0 0\n"),
        ("castep", "! rock salt\n%BLOCK lattice_abc\nbohr\n7.54 7.54 7.54\n60 60 60\n%ENDBLOCK lattice_abc\n\n"
            + "%block POSITIONS_FRAC\nNa:1 0 0 0 SPIN=1\nCl 0.5 0.5 0.5\n%endblock POSITIONS_FRAC\nKPOINT_MP_GRID 4 4 4\n"),
        ("vasprun", VasprunSample.RockSalt),
        .. Documents.DocumentSamples.All,
    ];

    private static string Poscar =>
        "Na Cl\n-45.0\n0 .5 .5\n.5 0 .5\n.5 .5 0\nNa_pv Cl\n1 1\nSelective\nDirect\n0 0 0 T T F\n.5 .5 .5 F F F\n";

    private static string ExtendedXyz =>
        "2\nLattice=\"0 2.82 2.82 2.82 0 2.82 2.82 2.82 0\" Properties=species:S:1:pos:R:3:forces:R:3 energy=-1.5 pbc=\"T T T\"\n"
        + "Na 0 0 0 0 0 0.1\nCl 2.82 2.82 2.82 0 0 -0.1\n";

    private static string Espresso =>
        "&control\n  prefix = 'a/b!'\n/\n&system\n  ibrav = 0, celldm(1) = 10.2, nat = 2,\n  ntyp = 1 ! silicon\n/\nCELL_PARAMETERS alat\n"
        + "0 .5 .5\n.5 0 .5\n.5 .5 0\nATOMIC_SPECIES\nSi 28.09 Si.pz-vbc.UPF\nATOMIC_POSITIONS (crystal)\nSi 0 0 0\nSi 1/4 .25 .25 0 0 0\n"
        + "K_POINTS automatic\n4 4 4 0 0 0\n";
}
