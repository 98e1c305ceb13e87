using Phodos.Crystals;

namespace Phodos.Datasets.BuiltIn;

/// <summary>The lattice points of a conventional cell besides its corners (International Tables for Crystallography A).</summary>
internal enum Centring
{
    /// <summary>P: none.</summary>
    Primitive,

    /// <summary>I: the body centre.</summary>
    Body,

    /// <summary>F: all face centres.</summary>
    Face,

    /// <summary>A: the centre of the face of b and c.</summary>
    BaseA,

    /// <summary>C: the centre of the face of a and b.</summary>
    BaseC,

    /// <summary>R: (2/3, 1/3, 1/3) and (1/3, 2/3, 2/3) in hexagonal axes, obverse setting.</summary>
    Rhombohedral,
}

/// <summary>The primitive cells of the centrings.</summary>
internal static class Centrings
{
    /// <summary>The vectors of a primitive cell, in fractional coordinates of the conventional one.</summary>
    internal static (Vector3D, Vector3D, Vector3D) PrimitiveVectors(this Centring centring) => centring switch
    {
        Centring.Primitive => (new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)),
        Centring.Body => (new(-0.5, 0.5, 0.5), new(0.5, -0.5, 0.5), new(0.5, 0.5, -0.5)),
        Centring.Face => (new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)),
        Centring.BaseA => (new(1, 0, 0), new(0, 0.5, -0.5), new(0, 0.5, 0.5)),
        Centring.BaseC => (new(0.5, -0.5, 0), new(0.5, 0.5, 0), new(0, 0, 1)),
        Centring.Rhombohedral => (new(2.0 / 3, 1.0 / 3, 1.0 / 3), new(-1.0 / 3, 1.0 / 3, 1.0 / 3), new(-1.0 / 3, -2.0 / 3, 1.0 / 3)),
        _ => throw new ArgumentOutOfRangeException(nameof(centring), centring, "Unknown centring."),
    };
}
