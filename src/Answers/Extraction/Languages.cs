namespace Ponder.Answers.Extraction;

/// <summary>The languages in which answers are announced. A row each: code, decimal mark, nouns, verbs, words for "final".</summary>
internal static class Languages
{
    private static readonly string[] Rows =
    [
        "en|.|answer,answers,ans,solution,solutions,result,correct option,correct choice,right option,best option,best choice,right choice"
            + "|is,are,be,equals,becomes,was,were|final",
        "zh|.|答案,正确选项,正確選項,结果,結果,故选,故選,应选,應選,因此选,因此選,所以选,所以選,本题选,故本题选,答"
            + "|应该是,應該是,就是,应为,應為,等于,等於,选择,選擇,是,为,為,选,選|最终,最終",
        "ja|.|答え,答,解答,正解,回答,結果,結論|は,が|最終,最終的な",
        "ko|.|정답,해답,최종 답변,최종 답,답변,답,결과|은,는,이,가|최종",
        "de|,|antwort,lösung,ergebnis,endergebnis,richtige option|ist,lautet,beträgt,sind,wäre|endgültige,endergebnis,finale",
        "fr|,|réponse,reponse,solution,résultat,bonne option|est,sont,vaut,serait,c'est|finale,final,définitive",
        "es|,|respuesta,respuestas,solución,resultado,opción correcta|es,son,sería,será|final,definitiva",
        "pt|,|resposta,respostas,solução,resultado,opção correta,alternativa correta|é,são,será,seria|final,definitiva",
        "ru|,|ответ,ответом,результат,правильный вариант|равен,это,является,будет,равна|окончательный,итоговый,финальный",
        "it|,|risposta,risposte,soluzione,risultato,opzione corretta|è,sono,sarà,vale,e'|finale,definitiva",
        "nl|,|antwoord|is,zijn|eindantwoord,definitieve",
        "pl|,|odpowiedź,odpowiedz|to,jest,brzmi|ostateczna,końcowa",
        "cs|,|odpověď|je,zní|konečná",
        "uk|,|відповідь|дорівнює,це|остаточна",
        "tr|,|cevap,yanıt|:|nihai,son",
        "vi|,|đáp án,đáp số,câu trả lời,trả lời|là|cuối cùng",
        "id|,|jawaban,jawabannya|adalah,ialah|akhir",
        "sv|,|svar,svaret|är|slutgiltigt",
        "fi|,|vastaus|on|lopullinen",
        "el|,|απάντηση|είναι|τελική",
        "ar|.|الإجابة,الجواب,إجابة,الاجابة|هي,هو|النهائية,النهائي",
        "hi|.|उत्तर,जवाब|है|अंतिम",
        "bn|.|উত্তর|হল,হলো|চূড়ান্ত",
        "th|.|คำตอบ|คือ|สุดท้าย",
        "te|.|సమాధానం|:|తుది",
        "sw|.|jibu|ni|mwisho",
        "yo|.|ìdáhùn|ni|ìkẹyìn",
    ];

    /// <summary>Nouns that are an announcement by themselves, as 故选C is.</summary>
    public static readonly string[] Direct =
        ["故选", "故選", "应选", "應選", "因此选", "因此選", "所以选", "所以選", "本题选", "故本题选"];

    /// <summary>Nouns that name steps on the way as often as the end; they never beat a box.</summary>
    public static readonly string[] Weak =
    [
        "solution", "solutions", "result", "结果", "結果", "結論", "결과", "lösung", "ergebnis", "résultat", "solución", "resultado", "solução",
        "результат", "soluzione", "risultato",
    ];

    public static readonly IReadOnlyList<Language> All = [.. Rows.Select(Parse)];

    private static Language Parse(string row)
    {
        var fields = row.Split('|');
        return new Language(fields[0], fields[1] == ",", fields[2].Split(','), fields[3].Split(','), fields[4].Split(','));
    }
}
