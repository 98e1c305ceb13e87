using System.Text.Json;
using System.Text.Json.Nodes;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>Makes the run of a setting: each value goes to the training, to the graphs or to the model, wherever its option belongs.</summary>
public static class SettingPlan
{
    private const string Model = "model";

    /// <summary>The run of a setting.</summary>
    /// <exception cref="InvalidInputException">An option does not exist or cannot have this value.</exception>
    public static RunPlan For(StudySetting setting, RunMachine machine)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return For(setting.Values, machine);
    }

    /// <summary>Finds faults of a study before large data are read, value by value, so that the line of each is known.</summary>
    /// <exception cref="InvalidInputException">An option does not exist or cannot have one of its values; the line is given.</exception>
    public static void Validate(StudyDefinition study, RunMachine machine)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyOption[] options = [.. study.Shared, .. study.Factors];
        var models = options.FirstOrDefault(option => option.Name == Model)?.Values
            ?? [new StudyValue(JsonSerializer.Serialize(ModelRegistry.All[0].Name))];
        foreach (var model in models)
            At(model.Line, () => For(new Dictionary<string, string> { [Model] = model.Json }, machine));
        foreach (var option in options.Where(option => option.Name != Model))
        {
            foreach (var (value, model) in option.Values.SelectMany(value => models.Select(model => (value, model))))
            {
                At(
                    value.Line ?? option.Line,
                    () => For(new Dictionary<string, string> { [Model] = model.Json, [option.Name] = value.Json }, machine).Validate());
            }
        }
    }

    private static RunPlan For(IReadOnlyDictionary<string, string> values, RunMachine machine)
    {
        var architecture = values.TryGetValue(Model, out var name)
            ? ModelRegistry.Find(new StudyValue(name).Label)
            : ModelRegistry.All[0];
        var training = NamedOptions.Of(TrainingRecipes.Of(architecture.Name));
        var graph = NamedOptions.Of(architecture.Graph);
        var model = NamedOptions.Of(architecture.DefaultOptions);
        List<KeyValuePair<string, JsonNode?>> ofModel = [], ofTraining = [];
        foreach (var (option, json) in values.Where(value => value.Key != Model))
        {
            var value = JsonNode.Parse(json);
            if (model.ContainsKey(option))
                ofModel.Add(new(option, value));
            else if (training.ContainsKey(option))
                ofTraining.Add(new(option, value));
            else if (graph.ContainsKey(option))
                graph[option] = value;
            else
                throw new InvalidInputException($"{architecture.Name} and its training have no option '{option}'; they have {Known()}");
        }

        return new RunPlan(
            new ModelConfig(
                architecture.Name, architecture.OptionsWith(ofModel), NamedOptions.Record<GraphOptions>(graph), FrequencyGrid.Paper),
            TrainingRecipes.Of(architecture.Name).With(ofTraining),
            machine);

        string Known() => string.Join(", ", model.Concat(graph).Concat(training).Select(option => option.Key));
    }

    private static void At(int? line, Action check)
    {
        try
        {
            check();
        }
        catch (InvalidInputException fault) when (fault is { File: null, Line: null })
        {
            throw new InvalidInputException(fault.Problem, line: line, innerException: fault);
        }
    }
}
