using Phodos.Learning.Equivariant;
using Phodos.Learning.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>A learned vector of each element, to which a linear map of its tabulated properties is added.</summary>
internal sealed class ElementVectors : nn.Module
{
    /// <summary>The number of elements.</summary>
    internal const int ElementCount = 118;

    private const string Table = "table";

    private readonly Embedding _elements;
    private readonly Linear _properties;

    /// <param name="width">The width of a vector.</param>
    /// <param name="spread">The standard deviation of the learned vectors at the start.</param>
    internal ElementVectors(int width, double spread)
        : base(nameof(ElementVectors))
    {
        Width = width;
        _elements = nn.Embedding(ElementCount, width);
        _properties = nn.Linear(ElementProperties.Width, width);
        nn.init.normal_(_elements.weight!, mean: 0, std: spread);
        register_module("elements", _elements);
        register_module("properties", _properties);
        register_buffer(Table, tensor(ElementProperties.Table, [ElementCount, ElementProperties.Width]), persistent: false);
    }

    /// <summary>The width of a vector.</summary>
    internal int Width { get; }

    /// <summary>The vectors of elements, <c>[rows, width]</c>.</summary>
    /// <param name="elements">Atomic numbers minus 1, <c>[rows]</c>.</param>
    internal Tensor Of(Tensor elements) =>
        _elements.call(elements) + _properties.call(this.Constant(Table, _properties.weight!).index_select(0, elements));

    /// <summary>Becomes these vectors, <c>[elements, width]</c>, whatever the properties are.</summary>
    internal void Take(Tensor vectors)
    {
        _elements.weight!.copy_(vectors);
        _properties.weight!.zero_();
        _properties.bias!.zero_();
    }
}
