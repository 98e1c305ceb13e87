using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Learning.Weights;
using Phodos.Web.Batching;
using Phodos.Web.Hosting;

namespace Phodos.Cli.Serve;

/// <summary><c>phodos serve</c>: the web page and the HTTP API.</summary>
internal static class ServeCommand
{
    private const string Summary =
        "Serves a web page that predicts the phonon DOS of a crystal dropped on it, and an HTTP API for programs. It listens to this machine "
        + "alone unless --urls says otherwise.";

    private static readonly string[] Examples =
    [
        "phodos serve",
        "phodos serve --urls http://0.0.0.0:8080 --api-keys keys.txt --rate 120",
        "phodos serve --weights flagship --weights runs/mine --runs runs",
    ];

    internal static Command Create()
    {
        var urls = new Option<string[]>("--urls")
        {
            Description = "Where to listen; may be given several times.",
            HelpName = "url",
            DefaultValueFactory = _ => [.. new ServerOptions().Urls],
        };
        var weights = new Option<string[]>("--weights", "-w")
        {
            Description = "A model as predict takes it; may be given several times, the first is the default.",
            HelpName = "path",
            DefaultValueFactory = _ => [ShippedModel.Name],
        };
        var runs = new Option<string?>("--runs") { Description = "A folder of training runs to show.", HelpName = "folder" };
        var keys = new Option<string?>("--api-keys") { Description = "A file with the keys that open the API, a line each.", HelpName = "file" };
        var drain = new Option<int>("--drain-time")
        {
            Description = "How many seconds requests are still answered after it is told to stop, while /api/v1/ready says 503: longer than a load "
                + "balancer takes to ask twice.",
            DefaultValueFactory = _ => 0,
        }.Whole(minimum: 0, maximum: 60);
        var limits = new ServerLimitsOptionSet();
        var computing = new ComputeOptionSet();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("serve", Summary, Examples) { urls, weights, runs, keys, drain };
        command.AddAll([.. limits.Options, .. computing.Options, quiet]);
        command.SetAction((parsed, cancellation) =>
        {
            var server = new ServerOptions
            {
                Urls = parsed.GetRequiredValue(urls),
                Runs = parsed.GetValue(runs),
                DrainTime = TimeSpan.FromSeconds(parsed.GetValue(drain)),
                Limits = limits.Read(parsed),
                Batches = new BatchSettings { Wait = limits.BatchWait(parsed) },
            };
            var settings = new ServeSettings(parsed.GetRequiredValue(weights), parsed.GetValue(keys), computing.Read(parsed), server);
            return new ServeSession(new Terminal(parsed.GetValue(quiet)), cancellation).RunAsync(settings);
        });
        return command;
    }
}
