using System.Linq;
using System.Threading.Tasks;
using Newtonsoft.Json.Linq;

namespace TokenOps.OpenApi.Tests.Twists;

/// <summary>What a server said is sent back as it came.</summary>
public sealed class ConversationTwistTests
{
    private const string Paths =
        """
        /chat:
          post:
            operationId: createChat
            tags: [Chat]
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/ChatRequest'}}}}
            responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/ChatResponse'}}}}}
        """;

    private const string Schemas =
        """
        schemas:
          ChatRequest: {type: object, required: [messages], properties: {messages: {type: array, items: {$ref: '#/components/schemas/Message'}}}}
          Message: {oneOf: [{$ref: '#/components/schemas/UserMessage'}, {$ref: '#/components/schemas/AssistantMessage'}]}
          UserMessage: {type: object, required: [role, content], properties: {role: {type: string, enum: [user]}, content: {type: string}}}
          AssistantMessage: {type: object, required: [role], properties: {role: {type: string, enum: [assistant]}, content: {anyOf: [{type: string}, {type: array, items: {type: string}}, {type: 'null'}]}}}
          ChatResponse: {type: object, required: [message], properties: {message: {$ref: '#/components/schemas/ResponseMessage'}, mark: {$ref: '#/components/schemas/Mark'}, note: {$ref: '#/components/schemas/Note'}}}
          ResponseMessage: {type: object, required: [role, content], properties: {role: {type: string, enum: [assistant]}, content: {type: [string, 'null']}, refusal: {type: [string, 'null']}}}
          Mark: {type: object, properties: {role: {type: string, enum: [user]}}}
          Note: {type: object, properties: {role: {type: string, enum: [assistant]}, content: {type: object}}}
        """;

    [Test]
    public async Task The_message_of_a_response_is_a_message_of_the_next_request()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Paths, Schemas));
        twist.Server.Answer("{\"message\":{\"role\":\"assistant\",\"content\":\"Hello\",\"refusal\":null,\"new\":[1]}}");
        dynamic request = twist.New("ChatRequest");
        dynamic user = twist.New("UserMessage");
        user.Content = "Hi";
        request.Messages.Add(user);

        var response = await twist.Client.Chat.CreateChatAsync(request);
        request.Messages.Add(response.Message);
        await twist.Client.Chat.CreateChatAsync(request);

        var sent = JObject.Parse(twist.Server.Body)["messages"]!;
        sent[1]!["role"]!.ToString().Should().Be("assistant");
        sent[1]!["content"]!.ToString().Should().Be("Hello");
        sent[1]!["new"]!.ToString(Newtonsoft.Json.Formatting.None).Should().Be("[1]", "what the document does not know goes back as well");
    }

    [Test]
    public async Task What_lacks_a_required_member_or_has_it_in_another_form_is_no_message()
    {
        using var twist = await Twist.OfAsync(TwistDocuments.Paths(Paths, Schemas));

        var messages = twist.Types.Where(t => t.IsClass && twist.Type("IMessage").IsAssignableFrom(t)).Select(t => t.Name);

        messages.Should().BeEquivalentTo("UserMessage", "AssistantMessage", "ResponseMessage", "UnknownMessage");
    }
}
