using Phodos.Cli.Inputs;
using Phodos.Web.Hosting;

namespace Phodos.Cli.Serve;

/// <summary>What <c>phodos serve</c> was asked for.</summary>
/// <param name="Weights">The models, the default first.</param>
/// <param name="KeyFile">The file with the API keys, a line each; null for none.</param>
/// <param name="Computing">Where to compute.</param>
/// <param name="Server">How the server is run.</param>
internal sealed record ServeSettings(string[] Weights, string? KeyFile, ComputeRequest Computing, ServerOptions Server);
