using Phodos.Learning.Weights;
using Phodos.Parity;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Parity;

public sealed class ParityRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Agreement_is_exit_code_0_and_one_line_a_case()
    {
        Run(GoldenSources.Carried).ShouldBe(0);
        var lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(6 + 7 + 1);
        lines[0].ShouldMatch(@"^dostransformer_r4 +ok +outputs \S+ +batch \S+ +loss \S+ +gradients \S+\s*$");
        lines[^1].ShouldMatch(@"^optimizer steps +ok +\S+\s*$");
    }

    [Theory]
    [InlineData("out_layer.bias")]
    [InlineData("stacked_processor.1.edge_model.edge_mlp.3.weight")]
    [InlineData("transformer_self.layers.1.fc2.bias")]
    public void One_perturbed_weight_is_exit_code_1(string name)
    {
        GoldenSources.CopyTo(_folder.Path);
        var file = _folder.In("dostransformer_r4", "weights.safetensors");
        using (var weights = SafetensorsFile.Read(file))
        {
            using var scope = NewDisposeScope();
            weights.Tensors[name].view(-1)[0].add_(1e-5);
            SafetensorsFile.Write(file, [.. weights.Tensors.Select(entry => (entry.Key, entry.Value))]);
        }

        Run(_folder.Path).ShouldBe(1);
        _output.ToString().ShouldContain("FAIL");
    }

    [Fact]
    public void A_case_without_a_model_is_listed_and_fails_only_on_request()
    {
        GoldenSources.CopyTo(_folder.Path);
        Directory.CreateDirectory(_folder.In("oracle_r4"));
        File.WriteAllText(_folder.In("oracle_r4", "config.json"), """{ "model": "oracle" }""");
        File.WriteAllText(_folder.In("oracle_r4", "weights.safetensors"), "");

        Run(_folder.Path).ShouldBe(0);
        _output.ToString().ShouldMatch("oracle_r4 +missing");
        Run(_folder.Path, "--require-all").ShouldBe(1);
    }

    [Fact]
    public void A_folder_without_crystals_is_exit_code_2()
    {
        Run(_folder.Path).ShouldBe(2);
        _error.ToString().ShouldContain("crystals.json");
    }

    [Fact]
    public void A_folder_without_cases_is_no_success()
    {
        File.Copy(Path.Combine(GoldenSources.Carried, "crystals.json"), _folder.In("crystals.json"));
        Run(_folder.Path).ShouldBe(2);
        _error.ToString().ShouldContain("no folder with a model case");
    }

    [Theory]
    [InlineData("crystals.json")]
    [InlineData("target.safetensors")]
    [InlineData("dostransformer_r4/config.json")]
    [InlineData("dostransformer_r4/weights.safetensors")]
    public void A_damaged_file_is_exit_code_2(string file)
    {
        GoldenSources.CopyTo(_folder.Path);
        File.WriteAllText(_folder.In(file), "{");
        Run(_folder.Path).ShouldBe(2);
        _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("one", "two")]
    public void Wrong_usage_is_exit_code_2(params string[] args)
    {
        Run(args).ShouldBe(2);
        _error.ToString().ShouldStartWith("usage:");
    }

    private int Run(params string[] args) => ParityRunner.Run(args, _output, _error);
}
