using System.Net;
using System.Text;
using CsCheck;

namespace Phodos.Web.Tests.Serving;

/// <summary>Whatever a request holds, the answer is a prediction or says what is wrong: never a fault of the server.</summary>
public sealed class DamagedRequestTests
{
    private static readonly string[] Texts =
    [
        Structures.Example("NaCl.cif"), Structures.Example("Si.vasp"), Structures.Argon(2),
        """{"lattice": {"matrix": [[4, 0, 0], [0, 4, 0], [0, 0, 4]]}, "sites": [{"species": [{"element": "Na"}], "abc": [0, 0, 0]}]}""",
        """[{"file": "a.vasp", "text": "Ar\n1\n4 0 0\n0 4 0\n0 0 4\nAr\n1\nDirect\n0 0 0\n"}]""",
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.vasp\"\r\n\r\n"
            + "Ar\n1\n4 0 0\n0 4 0\n0 0 4\nAr\n1\nDirect\n0 0 0\n\r\n--b--\r\n",
    ];

    private static readonly string[] Types =
        ["text/plain", "application/json", "multipart/form-data; boundary=b", "text/plain; charset=utf-16"];

    private static readonly string[] Queries =
    [
        "", "?unit=THz", "?grid=0:500:5", "?sites=true", "?format=phonopy", "?format=pymatgen", "?temperatures=0:10:5", "?file=a.xyz",
        "?%00=%FF", "?file=%ED%A0%80",
    ];

    private static readonly Gen<byte[]> Bodies =
        from text in Gen.OneOf(Texts)
        from place in Gen.Double.Unit
        from length in Gen.Int[0, 40]
        from inserted in Gen.OneOf<byte[]>(
            Gen.Byte.Array[0, 20],
            Gen.Char[" \n0123456789eE+-.,'\"[]{}():;_#\0"].Array[0, 20].Select(Encoding.UTF8.GetBytes))
        select Damaged(Encoding.UTF8.GetBytes(text), place, length, inserted);

    [Fact]
    public async Task A_damaged_request_never_shows_a_fault_of_the_server()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var routes = Gen.OneOf("predict", "inspect", "compare-dos");
        await Gen.Select(Bodies, Gen.OneOf(Types), Gen.OneOf(Queries), routes).SampleAsync(
            async (body, type, query, route) =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.TryAddWithoutValidation("Content-Type", type);
                var answer = await server.Client.Post($"api/v1/{route}{query}", content);
                if (answer.Status != HttpStatusCode.OK)
                {
                    answer.Status.ShouldBeOneOf(
                        HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType);
                    answer.ShouldRefuse(answer.Status);
                }
            },
            iter: 400,
            threads: 2);
    }

    private static byte[] Damaged(byte[] text, double place, int length, byte[] inserted)
    {
        var start = (int)(place * text.Length);
        return [.. text[..start], .. inserted, .. text[Math.Min(text.Length, start + length)..]];
    }
}
