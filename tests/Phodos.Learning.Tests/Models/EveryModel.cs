using Phodos.Learning.Models;
using Phodos.Learning.Tests.Samples;

namespace Phodos.Learning.Tests.Models;

/// <summary>The names of all architectures: a test of every model is a theory over it, so that a new one is tested by its line in the registry.</summary>
public sealed class EveryModel : TheoryData<string>
{
    public EveryModel() => AddRange(ModelRegistry.All.Select(architecture => architecture.Name).ToArray());
}

/// <summary>Those of them whose outputs are labels, and not shares that labels are made of.</summary>
public sealed class EveryModelOfLabels : TheoryData<string>
{
    public EveryModelOfLabels() =>
        AddRange(ModelRegistry.All.Select(architecture => architecture.Name).Where(name => TinyModel.ConfigOf(name).NativeGrid is null).ToArray());
}
