using System.Diagnostics;
using System.Net;
using Phodos.Web.Batching;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Batching;

/// <summary>Requests of many users share batches, and nobody notices but by the speed.</summary>
public sealed class SharedBatchTests
{
    private static readonly (string First, string Second)[] Salts =
        [("Li", "F"), ("Na", "Cl"), ("K", "Br"), ("Rb", "I"), ("Cs", "Cl"), ("Mg", "O"), ("Ca", "O"), ("Sr", "O")];

    [Fact]
    public async Task What_comes_while_a_batch_is_computed_shares_the_next_one()
    {
        using var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model, Options());
        model.Hold();
        var first = server.Client.Post("api/v1/predict", Structures.Cubic("Cs", "Cl"));
        await model.AskedFor(1);
        var others = Salts.Select(salt => server.Client.Post("api/v1/predict", Structures.Cubic(salt.First, salt.Second))).ToArray();
        await Working(server, 9);
        model.LetGo();
        (await first).ShouldSucceed();
        foreach (var other in others)
            (await other).ShouldSucceed();
        model.Batches.Select(batch => batch.Length).ShouldBe([1, 8]);
    }

    [Fact]
    public async Task A_full_batch_leaves_the_rest_to_the_next_and_a_large_crystal_is_one_of_its_own()
    {
        using var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model, Options(atoms: 4));
        var structures = Salts.Take(3).Select(salt => new { text = Structures.Cubic(salt.First, salt.Second) })
            .Append(new { text = Structures.Argon(3) }).Append(new { text = Structures.Cubic("Cs", "Cl") });
        (await server.Client.PostJson("api/v1/predict", structures)).ShouldSucceed();
        model.Batches.Select(batch => batch.Length).ShouldBe([2, 1, 1, 1]);
    }

    [Fact]
    public async Task A_lone_crystal_waits_no_longer_than_is_stated()
    {
        using var model = new FakeModel();
        await using var patient = await TestServer.StartAsync(model, Options(wait: 1500));
        using var hasty = new FakeModel();
        await using var quick = await TestServer.StartAsync(hasty, Options(wait: 0));
        await Measured(quick); // compiled by now
        (await Measured(patient)).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.4));

        // A busy machine may hold up one, but not all.
        var soonest = TimeSpan.MaxValue;
        for (var time = 0; time < 20 && soonest >= TimeSpan.FromSeconds(1.4); time++)
            soonest = await Measured(quick);
        soonest.ShouldBeLessThan(TimeSpan.FromSeconds(1.4));

        static async Task<TimeSpan> Measured(TestServer server)
        {
            var time = Stopwatch.StartNew();
            (await server.Client.Post("api/v1/predict", Structures.Cubic("Cs", "Cl"))).ShouldSucceed();
            return time.Elapsed;
        }
    }

    [Fact]
    public async Task A_crystal_that_the_model_fails_on_fails_alone_and_the_server_lives_on()
    {
        using var model = new FakeModel { FailsOn = file => file == "cursed" };
        await using var server = await TestServer.StartAsync(model, Options());
        model.Hold();
        var before = server.Client.Post("api/v1/predict", Structures.Cubic("Cs", "Cl"));
        await model.AskedFor(1);
        var cursed = server.Client.Post("api/v1/predict?file=cursed", Structures.Cubic("Na", "Cl"));
        var mates = Salts.Select(salt => server.Client.Post("api/v1/predict", Structures.Cubic(salt.First, salt.Second))).ToArray();
        await Working(server, 10);
        model.LetGo();
        (await before).ShouldSucceed();
        (await cursed).ShouldRefuse(HttpStatusCode.InternalServerError, "the model failed", "report");
        foreach (var mate in mates)
            (await mate).ShouldSucceed();
        model.Batches.ShouldContain(batch => batch.Length == 9 && batch.Contains("cursed"));
        (await server.Client.Post("api/v1/predict", Structures.Cubic("Cs", "Cl"))).ShouldSucceed();
    }

    [Fact]
    public async Task A_client_that_has_gone_is_not_predicted_for()
    {
        using var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model, Options());
        model.Hold();
        var first = server.Client.Post("api/v1/predict?file=first", Structures.Cubic("Cs", "Cl"));
        await model.AskedFor(1);
        using (var hasty = new HttpClient { BaseAddress = server.Client.Address })
        {
            using var content = new StringContent(Structures.Cubic("Na", "Cl"));
            var gone = hasty.PostAsync("api/v1/predict?file=gone", content, TestContext.Current.CancellationToken);
            await Working(server, 2);
            hasty.CancelPendingRequests();
            await Should.ThrowAsync<OperationCanceledException>(gone);
        }

        await Working(server, 1);
        var last = server.Client.Post("api/v1/predict?file=last", Structures.Cubic("K", "Br"));
        await Working(server, 2);
        model.LetGo();
        (await first).ShouldSucceed();
        (await last).ShouldSucceed();
        model.Batches.SelectMany(batch => batch).ShouldBe(["first", "last"]);
    }

    private static async Task Working(TestServer server, int requests)
    {
        await server.Working(requests);
        await Task.Delay(100, TestContext.Current.CancellationToken); // from being at work to waiting for the model
    }

    private static ServerOptions Options(int wait = 20, int atoms = 2048) => new()
    {
        Batches = new BatchSettings { Wait = TimeSpan.FromMilliseconds(wait), Atoms = atoms },
        Limits = new ServerLimits { Concurrency = 16 },
    };
}
