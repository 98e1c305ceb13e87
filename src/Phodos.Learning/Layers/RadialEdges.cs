using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>The edges of a batch as directions and smooth functions of their length; an atom that passes the cutoff does so smoothly.</summary>
/// <param name="Basis">Bessel functions of the length, <c>[edges, basis]</c>.</param>
/// <param name="Envelope">1 at length 0, 0 from the cutoff on, <c>[edges, 1]</c>; 0 for an edge of an atom to itself.</param>
/// <param name="Directions">Unit vectors from source to destination, <c>[edges, 3]</c>.</param>
internal sealed record RadialEdges(Tensor Basis, Tensor Envelope, Tensor Directions)
{
    private const int EnvelopePower = 6;

    /// <summary>
    /// Computes the functions of J. Gasteiger, J. Groß, S. Günnemann, Directional message passing for molecular graphs, ICLR 2020: the
    /// basis of eq. 7 and the envelope of eq. 8, whose first and second derivatives vanish at the cutoff.
    /// </summary>
    /// <param name="batch">The graph.</param>
    /// <param name="cutoff">The cutoff (angstrom).</param>
    /// <param name="count">The number of basis functions.</param>
    internal static RadialEdges Of(GraphBatch batch, double cutoff, int count)
    {
        var length = batch.EdgeVectors.norm(1, keepdim: true); // [edges, 1]
        var isSelf = length.eq(0);
        var divisor = length.masked_fill(isSelf, 1);
        var waves = arange(1, count + 1, dtype: length.dtype, device: length.device) * (Math.PI / cutoff);
        var basis = (length * waves).sin() / divisor * Math.Sqrt(2 / cutoff);
        return new RadialEdges(basis, EnvelopeAt(length / cutoff).masked_fill(isSelf, 0), batch.EdgeVectors / divisor);
    }

    private static Tensor EnvelopeAt(Tensor t)
    {
        const double P = EnvelopePower;
        var x = t.clamp_max(1);
        var power = x.pow(P);
        return 1 - power * ((P + 1) * (P + 2) / 2 - x * (P * (P + 2)) + x.square() * (P * (P + 1) / 2));
    }
}
