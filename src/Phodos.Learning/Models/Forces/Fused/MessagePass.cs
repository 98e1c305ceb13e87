using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>The edges of a batch as numbers.</summary>
internal readonly ref struct EdgeNumbers(
    ReadOnlySpan<long> first, ReadOnlySpan<long> second, ReadOnlySpan<float> directions, ReadOnlySpan<float> functions)
{
    /// <summary>The source of each, <c>[edges]</c>.</summary>
    internal readonly ReadOnlySpan<long> First = first;

    /// <summary>The destination of each, <c>[edges]</c>.</summary>
    internal readonly ReadOnlySpan<long> Second = second;

    /// <summary>The unit vector of each, <c>[edges, 3]</c>.</summary>
    internal readonly ReadOnlySpan<float> Directions = directions;

    /// <summary>The radial functions of each, the envelope the last, <c>[edges, functions]</c>.</summary>
    internal readonly ReadOnlySpan<float> Functions = functions;
}

/// <summary>What messages are made of, all by rows of atoms but the matrix.</summary>
internal readonly ref struct MessageInputs(
    ReadOnlySpan<float> sent, ReadOnlySpan<float> received, ReadOnlySpan<float> matrix, ReadOnlySpan<float> components)
{
    /// <summary><c>[atoms, weights]</c>.</summary>
    internal readonly ReadOnlySpan<float> Sent = sent;

    /// <summary><c>[atoms, weights]</c>.</summary>
    internal readonly ReadOnlySpan<float> Received = received;

    /// <summary><c>[functions, weights]</c>.</summary>
    internal readonly ReadOnlySpan<float> Matrix = matrix;

    /// <summary>The vectors and tensors, <c>[atoms, 3 + 5, tensors]</c>.</summary>
    internal readonly ReadOnlySpan<float> Components = components;
}

/// <summary>The derivatives of <see cref="MessageInputs"/>, of the same shapes.</summary>
internal readonly ref struct MessageGradients(Span<float> sent, Span<float> received, Span<float> matrix, Span<float> components)
{
    internal readonly Span<float> Sent = sent;
    internal readonly Span<float> Received = received;
    internal readonly Span<float> Matrix = matrix;
    internal readonly Span<float> Components = components;
}

/// <summary>
/// The messages of all edges, summed up at their destinations, without a row of memory for any edge; and the derivatives, for which the
/// weights of each edge are computed again. The order of the sums is that of the edges.
/// </summary>
internal static class MessagePass
{
    /// <summary>Adds the messages.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <param name="edges">The edges.</param>
    /// <param name="inputs">What messages are made of.</param>
    /// <param name="sums"><c>[atoms, sums]</c>, as <see cref="MessageSizes.Sums"/> says.</param>
    internal static void Add(MessageSizes sizes, EdgeNumbers edges, MessageInputs inputs, Span<float> sums)
    {
        var weights = new float[sizes.Weights];
        for (var edge = 0; edge < edges.First.Length; edge++)
        {
            var (first, second) = ((int)edges.First[edge], (int)edges.Second[edge]);
            EdgeWeights.Radial(edges.Functions.Slice(edge * sizes.Functions, sizes.Functions), inputs.Matrix, weights);
            EdgeWeights.Multiply(
                inputs.Sent.Slice(first * sizes.Weights, sizes.Weights),
                inputs.Received.Slice(second * sizes.Weights, sizes.Weights),
                weights,
                weights);
            AddMessage(
                sizes,
                new DirectionProducts(edges.Directions.Slice(3 * edge, 3)),
                weights,
                inputs.Components.Slice(first * sizes.Components, sizes.Components),
                sums.Slice(second * sizes.Sums, sizes.Sums));
        }
    }

    /// <summary>Adds the derivatives.</summary>
    /// <param name="sizes">The sizes.</param>
    /// <param name="edges">The edges.</param>
    /// <param name="inputs">What messages are made of.</param>
    /// <param name="ofSums">The derivatives of the sums.</param>
    /// <param name="gradients">Takes the derivatives.</param>
    internal static void AddGradients(
        MessageSizes sizes, EdgeNumbers edges, MessageInputs inputs, ReadOnlySpan<float> ofSums, MessageGradients gradients)
    {
        var radial = new float[sizes.Weights];
        var weights = new float[sizes.Weights];
        for (var edge = 0; edge < edges.First.Length; edge++)
        {
            var (first, second) = ((int)edges.First[edge], (int)edges.Second[edge]);
            var functions = edges.Functions.Slice(edge * sizes.Functions, sizes.Functions);
            var sent = inputs.Sent.Slice(first * sizes.Weights, sizes.Weights);
            var received = inputs.Received.Slice(second * sizes.Weights, sizes.Weights);
            EdgeWeights.Radial(functions, inputs.Matrix, radial);
            EdgeWeights.Multiply(sent, received, radial, weights);
            AddMessageGradients(
                sizes,
                new DirectionProducts(edges.Directions.Slice(3 * edge, 3)),
                weights,
                inputs.Components.Slice(first * sizes.Components, sizes.Components),
                ofSums.Slice(second * sizes.Sums, sizes.Sums),
                gradients.Components.Slice(first * sizes.Components, sizes.Components));
            EdgeWeights.AddFactorGradients(
                sent,
                received,
                radial,
                weights,
                gradients.Sent.Slice(first * sizes.Weights, sizes.Weights),
                gradients.Received.Slice(second * sizes.Weights, sizes.Weights));
            EdgeWeights.AddMatrixGradient(functions, weights, gradients.Matrix);
        }
    }

    private static void AddMessage(
        MessageSizes sizes, in DirectionProducts direction, ReadOnlySpan<float> weights, ReadOnlySpan<float> components, Span<float> sums)
    {
        var (scalars, copies) = (sizes.Scalars, sizes.Tensors);
        for (var column = 0; column < scalars; column += Vector<float>.Count)
            (new Vector<float>(sums[column..]) + new Vector<float>(weights[column..])).CopyTo(sums[column..]);
        for (var copy = 0; copy < copies; copy += Vector<float>.Count)
        {
            ref var w = ref Unsafe.AsRef(in weights[scalars + copy]);
            ref var sum = ref sums[scalars + copy];
            var vectors = Vectors.Read(ref Unsafe.AsRef(in components[copy]), copies);
            var tensors = Tensors.Read(ref Unsafe.AsRef(in components[3 * copies + copy]), copies);
            var turned = direction.OfTensor(tensors);
            AddTo(ref sum, Weight(ref w, copies, 6) * direction.Itself.Dot(vectors));
            AddTo(ref Unsafe.Add(ref sum, copies), Weight(ref w, copies, 7) * direction.Itself.Dot(turned));
            (Weight(ref w, copies, 0) * vectors + Weight(ref w, copies, 1) * direction.Itself + Weight(ref w, copies, 2) * turned)
                .AddTo(ref Unsafe.Add(ref sum, 2 * copies), copies);
            (Weight(ref w, copies, 3) * tensors + Weight(ref w, copies, 4) * direction.Squares
                + Weight(ref w, copies, 5) * direction.OfVector(vectors)).AddTo(ref Unsafe.Add(ref sum, 5 * copies), copies);
        }
    }

    // The weights become their derivatives.
    private static void AddMessageGradients(
        MessageSizes sizes,
        in DirectionProducts direction,
        Span<float> weights,
        ReadOnlySpan<float> components,
        ReadOnlySpan<float> ofSums,
        Span<float> ofComponents)
    {
        var (scalars, copies) = (sizes.Scalars, sizes.Tensors);
        ofSums[..scalars].CopyTo(weights);
        for (var copy = 0; copy < copies; copy += Vector<float>.Count)
        {
            ref var w = ref weights[scalars + copy];
            ref var g = ref Unsafe.AsRef(in ofSums[scalars + copy]);
            var vectors = Vectors.Read(ref Unsafe.AsRef(in components[copy]), copies);
            var tensors = Tensors.Read(ref Unsafe.AsRef(in components[3 * copies + copy]), copies);
            var (ofInvariant, ofTensorInvariant) = (Vector.LoadUnsafe(ref g), Vector.LoadUnsafe(ref g, (nuint)copies));
            var ofVectors = Vectors.Read(ref Unsafe.Add(ref g, 2 * copies), copies);
            var ofTensors = Tensors.Read(ref Unsafe.Add(ref g, 5 * copies), copies);
            var back = direction.OfTensor(ofTensors);
            (Weight(ref w, copies, 0) * ofVectors + Weight(ref w, copies, 5) * back
                + ofInvariant * Weight(ref w, copies, 6) * direction.Itself).AddTo(ref ofComponents[copy], copies);
            (Weight(ref w, copies, 3) * ofTensors + Weight(ref w, copies, 2) * direction.OfVector(ofVectors)
                + ofTensorInvariant * Weight(ref w, copies, 7) * direction.Squares).AddTo(ref ofComponents[3 * copies + copy], copies);

            var turned = direction.OfTensor(tensors);
            Set(ref w, copies, 0, ofVectors.Dot(vectors));
            Set(ref w, copies, 1, ofVectors.Dot(direction.Itself));
            Set(ref w, copies, 2, ofVectors.Dot(turned));
            Set(ref w, copies, 3, ofTensors.Dot(tensors));
            Set(ref w, copies, 4, back.Dot(direction.Itself));
            Set(ref w, copies, 5, back.Dot(vectors));
            Set(ref w, copies, 6, ofInvariant * direction.Itself.Dot(vectors));
            Set(ref w, copies, 7, ofTensorInvariant * direction.Itself.Dot(turned));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Weight(ref float weights, int copies, int part) => Vector.LoadUnsafe(ref weights, (nuint)(part * copies));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(ref float weights, int copies, int part, Vector<float> value) =>
        value.StoreUnsafe(ref weights, (nuint)(part * copies));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(ref float sum, Vector<float> value) => (Vector.LoadUnsafe(ref sum) + value).StoreUnsafe(ref sum);
}
