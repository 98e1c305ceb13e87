using System.Globalization;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// An irreducible representation of the rotations and reflections of space, O(3): its degree l and whether it changes sign under
/// inversion. A scalar is <c>0e</c>, a vector <c>1o</c>, a pseudovector <c>1e</c>.
/// </summary>
/// <param name="Degree">l, 0 or more; the representation has 2l + 1 components.</param>
/// <param name="IsOdd">Whether inversion changes the sign.</param>
internal readonly record struct Irrep(int Degree, bool IsOdd) : IComparable<Irrep>
{
    /// <summary>The scalar, 0e.</summary>
    internal static readonly Irrep Scalar = new(0, false);

    /// <summary>The number of components, 2l + 1.</summary>
    internal int Dimension => 2 * Degree + 1;

    /// <summary>By degree, then odd before even: the order of the blocks in a sorted layout.</summary>
    public int CompareTo(Irrep other)
    {
        var byDegree = Degree.CompareTo(other.Degree);
        return byDegree != 0 ? byDegree : other.IsOdd.CompareTo(IsOdd);
    }

    /// <summary>The representations in the product of two: degrees |l₁ − l₂| to l₁ + l₂, the parities multiplied.</summary>
    internal IEnumerable<Irrep> Times(Irrep other)
    {
        var isOdd = IsOdd != other.IsOdd;
        var lowest = Math.Abs(Degree - other.Degree);
        return Enumerable.Range(lowest, Degree + other.Degree - lowest + 1).Select(degree => new Irrep(degree, isOdd));
    }

    /// <summary>Such as <c>1o</c>.</summary>
    public override string ToString() => Degree.ToString(CultureInfo.InvariantCulture) + (IsOdd ? 'o' : 'e');
}
