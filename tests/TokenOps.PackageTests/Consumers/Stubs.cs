using TokenOps;
using TokenOps.Stubs;

await using var stubs = await StubServer.StartAsync(ApiDocument.Load());
using var client = new TokenOpsClient(new TokenOpsClientOptions { ApiKey = "any", BaseAddress = stubs.BaseAddress });
var response = await client.Images.CreateImageEditAsync(new CreateImageEditRequest { Image = FilePart.FromFile("photo.png"), Prompt = "Add a red rose", Model = ImageModel.GptImage1 });
await response.Data[0].SaveAsync("edited/");
Console.WriteLine($"edited {response.Data.Count} with {stubs.EngineName}");
