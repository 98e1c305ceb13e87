using System.Collections.Frozen;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>
/// The extended Bravais lattices with their points and paths: Y. Hinuma, G. Pizzi, Y. Kumagai, F. Oba and I. Tanaka, Comput. Mater. Sci.
/// 128, 140 (2017), tables 69 to 94. The paths are those with time reversal, which phonons have, so that no crystal needs points at −q.
/// </summary>
internal static class ExtendedLattices
{
    private const string CubicPrimitive = "Γ 0 0 0, R 1/2 1/2 1/2, M 1/2 1/2 0, X 0 1/2 0, X_1 1/2 0 0";

    private const string CubicFaceCentred =
        "Γ 0 0 0, X 1/2 0 1/2, L 1/2 1/2 1/2, W 1/2 1/4 3/4, W_2 3/4 1/4 1/2, K 3/8 3/8 3/4, U 5/8 1/4 5/8";

    private const string Hexagonal = "Γ 0 0 0, A 0 0 1/2, K 1/3 1/3 0, H 1/3 1/3 1/2, H_2 1/3 1/3 -1/2, M 1/2 0 0, L 1/2 0 1/2";

    private const string ShortBase =
        "Γ 0 0 0, Y -1/2 1/2 0, T -1/2 1/2 1/2, Z 0 0 1/2, S 0 1/2 0, R 0 1/2 1/2, Σ_0 X X 0, C_0 -X 1-X 0, A_0 X X 1/2, E_0 -X 1-X 1/2";

    private const string ShortBasePath = "Γ Y C_0 | Σ_0 Γ Z A_0 | E_0 T Y | Γ S R Z T";

    private const string LongBase =
        "Γ 0 0 0, Y 1/2 1/2 0, T 1/2 1/2 1/2, T_2 1/2 1/2 -1/2, Z 0 0 1/2, Z_2 0 0 -1/2, S 0 1/2 0, R 0 1/2 1/2, R_2 0 1/2 -1/2, "
        + "Δ_0 -X X 0, F_0 X 1-X 0, B_0 -X X 1/2, B_2 -X X -1/2, G_0 X 1-X 1/2, G_2 X 1-X -1/2";

    private const string LongBasePath = "Γ Y F_0 | Δ_0 Γ Z B_0 | G_0 T Y | Γ S R Z T";

    private const string Triclinic =
        "Γ 0 0 0, Z 0 0 1/2, Y 0 1/2 0, X 1/2 0 0, V 1/2 1/2 0, U 1/2 0 1/2, T 0 1/2 1/2, R 1/2 1/2 1/2";

    private const string BodyCentred = "Γ 0 0 0, {0}, S 1/2 0 0, R 0 1/2 0, T 0 0 1/2, W 1/4 1/4 1/4, ";

    private static readonly Func<CellShape, (char, double)[]> None = _ => [];

    private static readonly ExtendedLattice[] All =
    [
        new("cP1", None, CubicPrimitive, "Γ X M Γ R X | R M X_1"),
        new("cP2", None, CubicPrimitive, "Γ X M Γ R X | R M"),
        new("cF1", None, CubicFaceCentred, "Γ X U | K Γ L W X W_2"),
        new("cF2", None, CubicFaceCentred, "Γ X U | K Γ L W X"),
        new("cI1", None, "Γ 0 0 0, H 1/2 -1/2 1/2, P 1/4 1/4 1/4, N 0 0 1/2", "Γ H N Γ P H | P N"),
        new("tP1", None, "Γ 0 0 0, Z 0 0 1/2, M 1/2 1/2 0, A 1/2 1/2 1/2, R 0 1/2 1/2, X 0 1/2 0", "Γ X M Γ Z R A Z | X R | M A"),
        new(
            "tI1",
            cell => [('H', Quarter(cell.C, cell.A))],
            "Γ 0 0 0, M -1/2 1/2 1/2, X 0 0 1/2, P 1/4 1/4 1/4, Z H H -H, Z_0 -H 1-H H, N 0 1/2 0",
            "Γ X M Γ Z | Z_0 M | X P N Γ"),
        new(
            "tI2",
            cell => [('H', Quarter(cell.A, cell.C)), ('Z', Square(cell.A / cell.C) / 2)],
            "Γ 0 0 0, M 1/2 1/2 -1/2, X 0 0 1/2, P 1/4 1/4 1/4, N 0 1/2 0, S_0 -H H H, S H 1-H -H, R -Z Z 1/2, G 1/2 1/2 -Z",
            "Γ X P N Γ M S | S_0 Γ | X R | G M"),
        new(
            "oP1",
            None,
            "Γ 0 0 0, X 1/2 0 0, Z 0 0 1/2, U 1/2 0 1/2, Y 0 1/2 0, S 1/2 1/2 0, T 0 1/2 1/2, R 1/2 1/2 1/2",
            "Γ X S Y Γ Z U R T Z | X U | Y T | S R"),
        new(
            "oF1",
            cell => [('J', Quarter(cell.A, cell.B, -Square(cell.A / cell.C))), ('H', Quarter(cell.A, cell.B, Square(cell.A / cell.C)))],
            "Γ 0 0 0, T 1 1/2 1/2, Z 1/2 1/2 0, Y 1/2 0 1/2, Σ_0 0 H H, U_0 1 1-H 1-H, A_0 1/2 1/2+J J, C_0 1/2 1/2-J 1-J, L 1/2 1/2 1/2",
            "Γ Y T Z Γ Σ_0 | U_0 T | Y C_0 | A_0 Z | Γ L"),
        new(
            "oF2",
            cell => [('J', Quarter(cell.C, cell.A, -Square(cell.C / cell.B))), ('K', Quarter(cell.C, cell.A, Square(cell.C / cell.B)))],
            "Γ 0 0 0, T 0 1/2 1/2, Z 1/2 1/2 1, Y 1/2 0 1/2, Λ_0 K K 0, Q_0 1-K 1-K 1, G_0 1/2-J 1-J 1/2, H_0 1/2+J J 1/2, L 1/2 1/2 1/2",
            "Γ T Z Y Γ Λ_0 | Q_0 Z | T G_0 | H_0 Y | Γ L"),
        new(
            "oF3",
            cell =>
            [
                ('H', Quarter(cell.A, cell.B, -Square(cell.A / cell.C))),
                ('K', Quarter(cell.B, cell.A, -Square(cell.B / cell.C))),
                ('P', Quarter(cell.C, cell.B, -Square(cell.C / cell.A))),
            ],
            "Γ 0 0 0, T 0 1/2 1/2, Z 1/2 1/2 0, Y 1/2 0 1/2, A_0 1/2 1/2+H H, C_0 1/2 1/2-H 1-H, B_0 1/2+K 1/2 K, D_0 1/2-K 1/2 1-K, "
            + "G_0 P 1/2+P 1/2, H_0 1-P 1/2-P 1/2, L 1/2 1/2 1/2",
            "Γ Y C_0 | A_0 Z B_0 | D_0 T G_0 | H_0 Y | T Γ Z | Γ L"),
        new(
            "oI1",
            cell =>
            [
                ('Z', Quarter(cell.A, cell.C)),
                ('H', Quarter(cell.B, cell.C)),
                ('D', (Square(cell.B) - Square(cell.A)) / (4 * Square(cell.C))),
                ('N', (Square(cell.A) + Square(cell.B)) / (4 * Square(cell.C))),
            ],
            BodyCentredPoints("X 1/2 1/2 -1/2")
            + "Σ_0 -Z Z Z, F_2 Z 1-Z -Z, Y_0 H -H H, U_0 1-H H -H, L_0 -N N 1/2-D, M_0 N -N 1/2+D, J_0 1/2-D 1/2+D -N",
            "Γ X F_2 | Σ_0 Γ Y_0 | U_0 X | Γ R W S Γ T W"),
        new(
            "oI2",
            cell =>
            [
                ('Z', Quarter(cell.B, cell.A)),
                ('H', Quarter(cell.C, cell.A)),
                ('D', (Square(cell.C) - Square(cell.B)) / (4 * Square(cell.A))),
                ('N', (Square(cell.B) + Square(cell.C)) / (4 * Square(cell.A))),
            ],
            BodyCentredPoints("X -1/2 1/2 1/2")
            + "Y_0 Z -Z Z, U_2 -Z Z 1-Z, Λ_0 H H -H, G_2 -H 1-H H, K 1/2-D -N N, K_2 1/2+D N -N, K_4 -N 1/2-D 1/2+D",
            "Γ X U_2 | Y_0 Γ Λ_0 | G_2 X | Γ R W S Γ T W"),
        new(
            "oI3",
            cell =>
            [
                ('Z', Quarter(cell.C, cell.B)),
                ('Y', Quarter(cell.A, cell.B)),
                ('D', (Square(cell.A) - Square(cell.C)) / (4 * Square(cell.B))),
                ('M', (Square(cell.C) + Square(cell.A)) / (4 * Square(cell.B))),
            ],
            BodyCentredPoints("X 1/2 -1/2 1/2")
            + "Σ_0 -Y Y Y, F_0 Y -Y 1-Y, Λ_0 Z Z -Z, G_0 1-Z -Z Z, V_0 M 1/2-D -M, H_0 -M 1/2+D M, H_2 1/2+D -M 1/2-D",
            "Γ X F_0 | Σ_0 Γ Λ_0 | G_0 X | Γ R W S Γ T W"),
        new("oC1", cell => [('X', Quarter(cell.A, cell.B))], ShortBase, ShortBasePath),
        new("oC2", cell => [('X', Quarter(cell.B, cell.A))], LongBase, LongBasePath),
        new("oA1", cell => [('X', Quarter(cell.B, cell.C))], ShortBase, ShortBasePath),
        new("oA2", cell => [('X', Quarter(cell.C, cell.B))], LongBase, LongBasePath),
        new("hP1", None, Hexagonal, "Γ M K Γ A L H A | L M | H K H_2"),
        new("hP2", None, Hexagonal, "Γ M K Γ A L H A | L M | H K"),
        new(
            "hR1",
            cell =>
            {
                var delta = Square(cell.A / cell.C) / 4;
                return [('Y', 5.0 / 6 - 2 * delta), ('N', 1.0 / 3 + delta)];
            },
            "Γ 0 0 0, T 1/2 1/2 1/2, L 1/2 0 0, L_2 0 -1/2 0, L_4 0 0 -1/2, F 1/2 0 1/2, F_2 1/2 1/2 0, S_0 N -N 0, S_2 1-N 0 N, S_4 N 0 -N, "
            + "S_6 1-N N 0, H_0 1/2 -1+Y 1-Y, H_2 Y 1-Y 1/2, H_4 Y 1/2 1-Y, H_6 1/2 1-Y -1+Y, M_0 N -1+Y N, M_2 1-N 1-Y 1-N, M_4 Y N N, "
            + "M_6 1-N 1-N 1-Y, M_8 N N -1+Y",
            "Γ T H_2 | H_0 L Γ S_0 | S_2 F Γ"),
        new(
            "hR2",
            cell =>
            {
                var zeta = 1.0 / 6 - Square(cell.C / cell.A) / 9;
                return [('H', 0.5 - 2 * zeta), ('N', 0.5 + zeta)];
            },
            "Γ 0 0 0, T 1/2 -1/2 1/2, P_0 H -1+H H, P_2 H H H, R_0 1-H -H -H, M 1-N -N 1-N, M_2 N -1+N -1+N, L 1/2 0 0, F 1/2 -1/2 0",
            "Γ L T P_0 | P_2 Γ F"),
        new(
            "mP1",
            cell =>
            {
                var y = (1 + cell.A / cell.C * cell.CosBeta) / (2 * cell.SinBetaSquared);
                return [('Y', y), ('N', 0.5 + y * cell.C * cell.CosBeta / cell.A)];
            },
            "Γ 0 0 0, Z 0 1/2 0, B 0 0 1/2, B_2 0 0 -1/2, Y 1/2 0 0, Y_2 -1/2 0 0, C 1/2 1/2 0, C_2 -1/2 1/2 0, D 0 1/2 1/2, D_2 0 1/2 -1/2, "
            + "A -1/2 0 1/2, E -1/2 1/2 1/2, H -Y 0 1-N, H_2 -1+Y 0 N, H_4 -Y 0 -N, M -Y 1/2 1-N, M_2 -1+Y 1/2 N, M_4 -Y 1/2 -N",
            "Γ Z D B Γ A E Z C_2 Y_2 Γ"),
        new(
            "mC1",
            cell =>
            {
                var z = (2 + cell.A / cell.C * cell.CosBeta) / (4 * cell.SinBetaSquared);
                var s = 0.75 - Square(cell.B / cell.A) / (4 * cell.SinBetaSquared);
                return
                [
                    ('Z', z),
                    ('H', 0.5 - 2 * z * cell.C * cell.CosBeta / cell.A),
                    ('S', s),
                    ('P', s - (0.75 - s) * cell.A * cell.CosBeta / cell.C),
                ];
            },
            "Γ 0 0 0, Y_2 -1/2 1/2 0, Y_4 1/2 -1/2 0, A 0 0 1/2, M_2 -1/2 1/2 1/2, V 1/2 0 0, V_2 0 1/2 0, L_2 0 1/2 1/2, C 1-S 1-S 0, "
            + "C_2 -1+S S 0, C_4 S -1+S 0, D -1+P P 1/2, D_2 1-P 1-P 1/2, E -1+Z 1-Z 1-H, E_2 -Z Z H, E_4 Z -Z 1-H",
            "Γ C | C_2 Y_2 Γ M_2 D | D_2 A Γ | L_2 Γ V_2"),
        new(
            "mC2",
            cell =>
            {
                var z = LongZeta(cell);
                var m = Quarter(cell.A, cell.B);
                var d = -cell.A * cell.C * cell.CosBeta / (2 * Square(cell.B));
                var x = 0.5 - 2 * z * cell.C * cell.CosBeta / cell.A;
                return [('Z', z), ('M', m), ('D', d), ('X', x), ('P', 1 + z - 2 * m), ('S', x - 2 * d)];
            },
            "Γ 0 0 0, Y 1/2 1/2 0, A 0 0 1/2, M 1/2 1/2 1/2, V_2 0 1/2 0, L_2 0 1/2 1/2, F -1+P 1-P 1-S, F_2 1-P P S, F_4 P 1-P 1-S, H -Z Z X, "
            + "H_2 Z 1-Z 1-X, H_4 Z -Z 1-X, G -M M D, G_2 M 1-M -D, G_4 M -M -D, G_6 1-M M D",
            "Γ Y M A Γ | L_2 Γ V_2"),
        new(
            "mC3",
            cell =>
            {
                var z = LongZeta(cell);
                var e = 0.5 - 2 * z * cell.C * cell.CosBeta / cell.A;
                var f = e / 2 + Square(cell.A / cell.B) / 4 + cell.A * cell.C * cell.CosBeta / (2 * Square(cell.B));
                var u = 2 * f - z;
                var w = cell.C / (2 * cell.A * cell.CosBeta) * (1 - 4 * u + Square(cell.A / cell.B) * cell.SinBetaSquared);
                return
                [
                    ('Z', z),
                    ('R', 1 - z * Square(cell.B / cell.A)),
                    ('E', e),
                    ('F', f),
                    ('U', u),
                    ('W', w),
                    ('D', -0.25 + w / 2 - z * cell.C * cell.CosBeta / cell.A),
                ];
            },
            "Γ 0 0 0, Y 1/2 1/2 0, A 0 0 1/2, M_2 -1/2 1/2 1/2, V 1/2 0 0, V_2 0 1/2 0, L_2 0 1/2 1/2, I -1+R R 1/2, I_2 1-R 1-R 1/2, "
            + "K -U U W, K_2 -1+U 1-U 1-W, K_4 1-U U W, H -Z Z E, H_2 Z 1-Z 1-E, H_4 Z -Z 1-E, N -F F D, N_2 F 1-F -D, N_4 F -F -D, N_6 1-F F D",
            "Γ A I_2 | I M_2 Γ Y | L_2 Γ V_2"),
        new("aP2", None, Triclinic, "Γ X | Y Γ Z | R Γ T | U Γ V"),
        new(
            "aP3",
            None,
            "Γ 0 0 0, Z 0 0 1/2, Y 0 1/2 0, Y_2 0 -1/2 0, X 1/2 0 0, V_2 1/2 -1/2 0, U_2 -1/2 0 1/2, T_2 0 -1/2 1/2, R_2 -1/2 -1/2 1/2",
            "Γ X | Y Γ Z | R_2 Γ T_2 | U_2 Γ V_2"),
    ];

    private static readonly FrozenDictionary<string, ExtendedLattice> BySymbol = All.ToFrozenDictionary(lattice => lattice.Symbol);

    /// <summary>The labels of the points of all lattices, also without the underscore before an index.</summary>
    internal static FrozenSet<string> Labels { get; } = All
        .SelectMany(lattice => lattice.Points.Split(", ").Select(point => point.Split(' ')[0]))
        .SelectMany(label => new[] { label, label.Replace("_", "", StringComparison.Ordinal) }).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All symbols.</summary>
    internal static IEnumerable<string> Symbols => All.Select(lattice => lattice.Symbol);

    /// <summary>The lattice of a symbol.</summary>
    internal static ExtendedLattice Of(string symbol) => BySymbol[symbol];

    private static string BodyCentredPoints(string x) => BodyCentred.Replace("{0}", x, StringComparison.Ordinal);

    private static double Square(double value) => value * value;

    // (1 + (x/y)² + rest) / 4
    private static double Quarter(double x, double y, double rest = 0) => (1 + Square(x / y) + rest) / 4;

    private static double LongZeta(CellShape cell) =>
        (Square(cell.A / cell.B) + (1 + cell.A / cell.C * cell.CosBeta) / cell.SinBetaSquared) / 4;
}
