using TokenOps;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.AddTokenOps(builder.Configuration.GetSection("TokenOps"));
builder.Services.AddTokenOps("other", options => options.ApiKey = "sk-other");

var app = builder.Build();
app.MapGet("/edit", (TokenOpsClient client, CancellationToken token) => EditAsync(client, token));
app.MapGet("/other", ([FromKeyedServices("other")] TokenOpsClient client, CancellationToken token) => EditAsync(client, token));
await app.StartAsync();

using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
Console.WriteLine(await browser.GetStringAsync("/edit"));
Console.WriteLine(await browser.GetStringAsync("/other"));
await app.StopAsync();

static async Task<string> EditAsync(TokenOpsClient client, CancellationToken token)
{
    var response = await client.Images.CreateImageEditAsync(new CreateImageEditRequest { Image = FilePart.FromFile("photo.png"), Prompt = "Add a red rose", Model = ImageModel.GptImage1 }, token);
    return $"edited {response.Data.Count}";
}
