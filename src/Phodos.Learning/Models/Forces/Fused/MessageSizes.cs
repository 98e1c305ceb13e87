namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>The sizes of what messages are made of.</summary>
/// <param name="Scalars">The scalars of an atom.</param>
/// <param name="Tensors">The vectors of an atom, and the tensors.</param>
/// <param name="Functions">The radial functions of an edge, the envelope among them.</param>
internal readonly record struct MessageSizes(int Scalars, int Tensors, int Functions)
{
    /// <summary>The weights of a message: its scalars, and eight parts for each copy of vectors and tensors.</summary>
    internal int Weights => Scalars + 8 * Tensors;

    /// <summary>What an atom carries beside scalars: three components of vectors and five of tensors.</summary>
    internal int Components => 8 * Tensors;

    /// <summary>What an atom receives: scalars, the invariants of vectors and of tensors, three components of vectors, five of tensors.</summary>
    internal int Sums => Scalars + 10 * Tensors;
}
