using System.Text.Json;
using Phodos.Learning.Equivariant;
using Phodos.Learning.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Parity;

/// <summary>The parts of the equivariant network, each compared with the reference by itself.</summary>
public static class EquivariantUnits
{
    /// <summary>The folder of the units.</summary>
    public const string Folder = "e3nn_units";

    /// <summary>The largest absolute difference of each unit, in float64; empty where the folder has none.</summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged.</exception>
    public static IReadOnlyList<(string Unit, double Difference)> Compare(GoldenFolder golden)
    {
        if (!Directory.Exists(golden.File(Folder)))
            return [];
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        using var document = JsonDocument.Parse(File.ReadAllText(golden.File(Folder, "meta.json")));
        var meta = document.RootElement;
        return
        [
            ("wigner 3j", Of(golden, "wigner_3j", CompareWigner3j)),
            ("spherical harmonics", Of(golden, "spherical_harmonics", file =>
                ParityCase.Difference(new SphericalHarmonics(2).Compute(file["vec"]), file["sh_l0_1_2"]))),
            ("fully connected product", Of(golden, "fully_connected_tp", file => CompareFullyConnected(meta, file))),
            ("weighted product", Of(golden, "uvu_tp", file => CompareWeighted(meta, file))),
            ("gate", Of(golden, "gate", file => CompareGate(meta, file))),
            ("edge network", Of(golden, "fully_connected_net", CompareEdgeNetwork)),
            ("radial basis", Of(golden, "radial", CompareRadial)),
        ];
    }

    private static double Of(GoldenFolder golden, string name, Func<IReadOnlyDictionary<string, Tensor>, double> compare)
    {
        using var file = golden.Tensors(Folder, $"{name}.safetensors");
        return compare(file.Tensors);
    }

    private static double CompareWigner3j(IReadOnlyDictionary<string, Tensor> file) => file.Max(entry =>
    {
        var degrees = entry.Key.Split('_').Skip(1).Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var symbol = Wigner3j.Of(degrees[0], degrees[1], degrees[2]);
        return ParityCase.Difference(tensor(symbol.Cast<double>().ToArray(), entry.Value.shape), entry.Value);
    });

    private static double CompareFullyConnected(JsonElement meta, IReadOnlyDictionary<string, Tensor> file)
    {
        var layout = meta.GetProperty("fully_connected_tp");
        using var product = new FullyConnectedTensorProduct(
            Read(layout, "irreps_in1"), Read(layout, "irreps_in2"), Read(layout, "irreps_out"));
        product.to(ScalarType.Float64);
        product.get_parameter("weight")!.copy_(file["weight"]);
        return ParityCase.Difference(product.Multiply(file["x1"], file["x2"]), file["out"]);
    }

    // The reference lists the paths in an order of its own; the numbers of each path are compared.
    private static double CompareWeighted(JsonElement meta, IReadOnlyDictionary<string, Tensor> file)
    {
        var layout = meta.GetProperty("uvu_tp");
        var (features, harmonics, output) = (Read(layout, "irreps_in1"), Read(layout, "irreps_in2"), Read(layout, "irreps_out"));
        var paths = layout.GetProperty("instructions").EnumerateArray()
            .Select(path => (
                Feature: features.Blocks[path.GetProperty("i_in1").GetInt32()],
                Harmonic: harmonics.Blocks[path.GetProperty("i_in2").GetInt32()],
                Output: output.Blocks[path.GetProperty("i_out").GetInt32()],
                Weights: file["weight"].narrow(1, path.GetProperty("weight_offset").GetInt32(), path.GetProperty("weight_count").GetInt32())))
            .OrderBy(path => path.Feature.Start).ThenBy(path => path.Harmonic.Start).ThenBy(path => path.Output.Irrep)
            .ToArray();
        using var product = new WeightedTensorProduct(features, harmonics, (feature, harmonic, irrep) =>
            paths.Any(path => path.Feature == feature && path.Harmonic == harmonic && path.Output.Irrep == irrep));
        var actual = product.Arrange(product.Multiply(file["x1"], file["x2"], cat([.. paths.Select(path => path.Weights)], 1)));
        var expected = paths.OrderBy(path => path.Output.Irrep).Select(path => file["out"].narrow(1, path.Output.Start, path.Output.Length));
        return ParityCase.Difference(actual, cat([.. expected], 1));
    }

    private static double CompareGate(JsonElement meta, IReadOnlyDictionary<string, Tensor> file)
    {
        var layout = meta.GetProperty("gate");
        using var gate = new Gate(Read(layout, "irreps_scalars"), Read(layout, "irreps_gates"), Read(layout, "irreps_gated"));
        return ParityCase.Difference(gate.Activate(file["x"]), file["out"]);
    }

    private static double CompareEdgeNetwork(IReadOnlyDictionary<string, Tensor> file)
    {
        using var network = new EdgeNetwork((int)file["w0"].shape[0], (int)file["w1"].shape[0], (int)file["w1"].shape[1]);
        network.to(ScalarType.Float64);
        foreach (var (name, weight) in network.named_parameters())
            weight.copy_(file[name == "layer0.weight" ? "w0" : "w1"]);
        return ParityCase.Difference(network.Compute(file["x"]), file["out"]);
    }

    private static double CompareRadial(IReadOnlyDictionary<string, Tensor> file)
    {
        const double End = 4;
        var distance = file["r"].unsqueeze(1);
        return Math.Max(
            ParityCase.Difference(RadialBasis.Gaussians(distance, End, 10), file["gaussian_10_end4_times_sqrt10"]),
            ParityCase.Difference(EdgeFeatures.SmoothCutoff(file["r"] / End), file["smooth_cutoff_r_over_4"]));
    }

    private static Irreps Read(JsonElement layout, string name) => Irreps.Parse(layout.GetProperty(name).GetString()!);
}
