using System.Text.Json;
using Phodos.Learning;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Prints predictions as one JSON array, each as soon as it is there.</summary>
internal sealed class JsonOutput : IPredictionOutput
{
    private readonly TextWriter _output = System.Console.Out;
    private bool _isFirst = true;

    public string? Add(PredictedFile prediction, string? id = null)
    {
        _output.Write(_isFirst ? "[\n" : ",\n");
        _isFirst = false;
        _output.Write(JsonSerializer.Serialize(prediction.Description, LearningJson.Options));
        return null;
    }

    public void Complete() => _output.WriteLine(_isFirst ? "[]" : "\n]");

    public void Dispose()
    {
    }
}
