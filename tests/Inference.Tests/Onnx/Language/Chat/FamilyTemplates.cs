namespace Ponder.Inference.Tests.Onnx.Language.Chat;

/// <summary>Templates in the dialect and with the output of six families' published ones, worded for these tests.</summary>
internal static class FamilyTemplates
{
    public const string Gemma2 =
        """
        {{ bos_token }}
        {%- if messages|selectattr('role', 'equalto', 'system')|list|length > 0 %}{{ raise_exception('This model has no system role') }}{% endif %}
        {%- for message in messages %}
            {%- if loop.index0 is odd and message.role != 'assistant' or loop.index0 is even and message.role != 'user' %}
                {{- raise_exception('Turns of user and assistant must alternate') }}
            {%- endif %}
            {%- set who = {'assistant': 'model'}.get(message.role, message.role) %}
            {{- '<start_of_turn>' + who + '\n' + message.content | trim + '<end_of_turn>\n' }}
        {%- endfor %}
        {%- if add_generation_prompt %}
            {{- '<start_of_turn>model\n' }}
        {%- endif %}
        """;

    public const string Llama3 =
        """
        {%- macro turn(role, text) -%}
            {{- '<|start_header_id|>' ~ role ~ '<|end_header_id|>\n\n' ~ text ~ '<|eot_id|>' -}}
        {%- endmacro -%}
        {%- set today = date_string or (strftime_now('%d %b %Y') if strftime_now is defined else '26 Jul 2024') -%}
        {%- set head = 'Cutting Knowledge Date: December 2023\nToday Date: ' + today + '\n\n' -%}
        {%- set system = messages[0].content|trim if messages[0].role == 'system' else '' -%}
        {{- bos_token ~ turn('system', head ~ system) -}}
        {%- for message in (messages[1:] if messages[0].role == 'system' else messages) -%}
            {{- turn(message.role, message['content']|trim) -}}
        {%- endfor -%}
        {{- turn('assistant', '').replace('<|eot_id|>', '') if add_generation_prompt -}}
        """;

    public const string Phi4 =
        """
        {% for message in messages %}
        {% if message.role in ('system', 'user', 'assistant') %}
        {{- '<|im_start|>' ~ message.role ~ '<|im_sep|>' ~ message.content ~ '<|im_end|>' -}}
        {% endif %}
        {% endfor %}
        {% if add_generation_prompt %}
        {{- '<|im_start|>assistant<|im_sep|>' -}}
        {% endif %}
        """;

    public const string Qwen25 =
        """
        {%- if messages[0].role == 'system' -%}
            {%- set opening = messages[0].content -%}
            {%- set turns = messages[1:] -%}
        {%- else -%}
            {%- set opening = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.' -%}
            {%- set turns = messages -%}
        {%- endif -%}
        {{- '<|im_start|>system\n' ~ opening ~ '<|im_end|>\n' -}}
        {%- for turn in turns -%}
            {{- '<|im_start|>' ~ turn.role ~ '\n' ~ turn.content ~ '<|im_end|>\n' -}}
        {%- endfor -%}
        {%- if add_generation_prompt -%}
            {{- '<|im_start|>assistant\n' -}}
        {%- endif -%}
        """;

    public const string Qwen3 =
        """
        {%- set ns = namespace(asked=-1) -%}
        {%- for turn in messages if turn.role == 'user' and not turn.content.startswith('<tool_response>') -%}
            {%- set ns.asked = ns.asked + 1 -%}
        {%- endfor -%}
        {%- set seen = namespace(users=-1) -%}
        {%- for turn in messages -%}
            {%- if turn.role == 'user' -%}
                {%- set seen.users = seen.users + 1 -%}
            {%- endif -%}
            {%- if turn.role == 'assistant' -%}
                {%- set parts = turn.content.split('</think>') -%}
                {%- set said = parts[-1].lstrip('\n') if parts|length > 1 else turn.content -%}
                {%- set thought = parts[0].rstrip('\n').split('<think>')[-1].lstrip('\n') if parts|length > 1 else '' -%}
                {%- if seen.users == ns.asked and (loop.last or thought) -%}
                    {{- '<|im_start|>assistant\n<think>\n' + thought.strip('\n') + '\n</think>\n\n' + said.lstrip('\n') + '<|im_end|>\n' -}}
                {%- else -%}
                    {{- '<|im_start|>assistant\n' + said + '<|im_end|>\n' -}}
                {%- endif -%}
            {%- else -%}
                {{- '<|im_start|>%s\n%s<|im_end|>\n' % (turn.role, turn.content) -}}
            {%- endif -%}
        {%- endfor -%}
        {%- if add_generation_prompt -%}
            {{- '<|im_start|>assistant\n' -}}
            {%- if enable_thinking is defined and enable_thinking is false -%}
                {{- '<think>\n\n</think>\n\n' -}}
            {%- endif -%}
        {%- endif -%}
        """;

    public const string R1 =
        """
        {%- set ns = namespace(system='') -%}
        {%- for message in messages if message['role'] == 'system' -%}
            {%- set ns.system = message['content'] -%}
        {%- endfor -%}
        {{- bos_token ~ ns.system -}}
        {%- for message in messages -%}
            {%- if message['role'] == 'user' -%}
                {{- '<｜User｜>' + message['content'] -}}
            {%- elif message['role'] == 'assistant' and message['content'] is not none -%}
                {%- set content = message['content'].split('</think>')[-1] if '</think>' in message['content'] else message['content'] -%}
                {{- '<｜Assistant｜>' + content + '<｜end▁of▁sentence｜>' -}}
            {%- endif -%}
        {%- endfor -%}
        {%- if add_generation_prompt -%}
            {{- '<｜Assistant｜><think>\n' -}}
        {%- endif -%}
        """;
}
