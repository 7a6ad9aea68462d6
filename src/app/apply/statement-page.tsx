import { redirect, useActionData, useLoaderData } from 'react-router';
import { packFor } from '../../kinds/country/index.ts';
import { getLocale, m, pathIn } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, pageRequest, servicesOf } from '../../platform/page/page-context.ts';
import { Button, Card, Checkbox, SelectField, TextAreaField, TextField } from '../../platform/ui/index.ts';
import { DocumentField } from '../../platform/ui/interactive.ts';
import type { AnswerFile } from '../../slices/call/answer-files/contract.ts';
import { answerLines } from '../../slices/call/answer-files/contract.ts';
import { getCall, listAnswerFiles } from '../../slices/call/index.ts';
import { AnswersCard } from '../../slices/call/pages/parts.tsx';
import { answerField, type Question, questionWords } from '../../slices/call/questions/contract.ts';
import type { Route } from './+types/statement-page';
import { keepFilesOfForm, removeOwnFile } from './keep-own-file.ts';
import { type Applying, businessIn, loadApplying } from './load-applying.ts';
import { PartForm } from './PartForm.tsx';
import { saveStatementPart, seenOf, statementValues } from './parts.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { StepFrame, stepPath } from './Steps.tsx';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'call.apply', files: true };

export function loader(args: Route.LoaderArgs) {
  return loadApplying(args, async (ctx, tx, { application, questions }) => {
    const files = application ? await listAnswerFiles(ctx, tx, application.id) : [];
    const values = statementValues(application ?? { statement: '', needs: '', consent: null, answers: {} }, questions);
    return { values, seen: seenOf(values), files };
  });
}

export async function action({ request, params, context }: Route.ActionArgs): Promise<RefusedPart | Response> {
  const ctx = editionOf(context);
  const business = businessIn(params);
  const form = await request.formData();
  const services = servicesOf(context);
  const { runner } = services;
  const removed = form.get('remove_file');
  let stays = typeof removed === 'string' || form.has('send_file');
  try {
    const { questions } = await runner.query(ctx, (tx) => getCall(ctx, tx));
    // A file first: it is not chosen again when a text is refused, which is shown as it was typed.
    if (await keepFilesOfForm(services, ctx, form, { business, questions })) stays = true;
    await saveNow(runner, ctx, (tx) => saveStatementPart(ctx, tx, form, { business, purpose: m.call_apply_consent() }));
    if (typeof removed === 'string')
      await saveNow(runner, ctx, (tx) => removeOwnFile(ctx, tx, { business, question: removed }));
  } catch (error) {
    return refusedPart(error, form);
  }
  const next = stays ? 'pernyataan' : 'kirim';
  return redirect(pathIn(context.get(pageRequest).locale, `/kerja/${ctx.slug}/usaha/${business}/${next}`));
}

export const meta: Route.MetaFunction = () => [{ title: `${m.call_apply_step_statement()} · ${m.platform_brand()}` }];

export default function StatementPage() {
  const applying = useLoaderData<typeof loader>();
  const refused = useActionData<RefusedPart>();
  const { slug, edition, profile, values, seen, writable, questions, files } = applying;
  if (!writable)
    return (
      <StepFrame applying={applying} step="pernyataan">
        <Card>
          <dl className="grid gap-4">
            {[
              [m.call_apply_statement(), values.statement],
              [m.call_apply_needs(), values.needs],
              [m.call_consent(), applying.application?.consent?.purpose],
            ].map(([term, text]) => (
              <div key={term}>
                <dt className="font-semibold text-ink-2 text-sm">{term}</dt>
                <dd className="whitespace-pre-line">{text || m.call_apply_empty()}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <AnswersCard
          answers={answerLines(questions, applying.application?.answers ?? {}, files)}
          hrefOf={(code) => beside(applying, `berkas/${code}`)}
        />
      </StepFrame>
    );
  return (
    <StepFrame applying={applying} step="pernyataan" lead={m.call_apply_statement_lead()}>
      <Card>
        <PartForm
          slug={slug}
          business={profile.id}
          part="statement"
          action={stepPath(applying, 'pernyataan')}
          seen={seen}
          values={values}
          refused={refused}
        >
          {({ value, error }) => (
            <>
              <TextAreaField
                name="statement"
                label={m.call_apply_statement()}
                hint={m.call_apply_statement_hint()}
                rows={6}
                maxLength={2000}
                defaultValue={value('statement')}
                error={error('statement')}
              />
              <TextAreaField
                name="needs"
                label={m.call_apply_needs()}
                hint={m.call_apply_needs_hint()}
                optional
                rows={3}
                maxLength={2000}
                defaultValue={value('needs')}
                error={error('needs')}
              />
              {questions.map((question) =>
                question.kind === 'file' ? (
                  <FileAnswer
                    key={question.code}
                    applying={applying}
                    question={question}
                    kept={files.find((file) => file.question === question.code) ?? null}
                    error={error(answerField(question.code))}
                  />
                ) : (
                  <AnswerField
                    key={question.code}
                    question={question}
                    value={value(answerField(question.code))}
                    error={error(answerField(question.code))}
                  />
                ),
              )}
              <Checkbox
                name="consent"
                value="yes"
                defaultChecked={value('consent') === 'yes'}
                label={m.call_apply_consent()}
                hint={m.call_apply_consent_hint({ law: packFor(edition.currency).privacyLaw[getLocale()] })}
                error={error('consent')}
              />
              <Button size="large" wide>
                {m.call_apply_save_next()}
              </Button>
            </>
          )}
        </PartForm>
      </Card>
    </StepFrame>
  );
}

interface AnswerFieldProps {
  readonly question: Question;
  readonly value: string;
  readonly error: string | undefined;
}

/** The organiser's own question, by its kind. Saved as one goes, like the rest of the form. */
function AnswerField({ question, value, error }: AnswerFieldProps) {
  const { code, kind, choices, required } = question;
  const field = {
    name: answerField(code),
    label: questionWords(question, getLocale()),
    defaultValue: value,
    error,
    optional: !required,
  };
  if (kind === 'choice')
    return (
      <SelectField
        {...field}
        none={m.call_answer_choose()}
        choices={choices.map((each) => ({ value: each, label: each }))}
      />
    );
  if (kind === 'number') return <TextField {...field} inputMode="decimal" maxLength={30} />;
  return <TextAreaField {...field} rows={3} maxLength={2_000} />;
}

/** An address of this business that is no step. */
function beside({ slug, profile }: Pick<Applying, 'slug' | 'profile'>, path: string): string {
  return pathIn(getLocale(), `/kerja/${slug}/usaha/${profile.id}/${path}`);
}

interface FileAnswerProps {
  readonly applying: Applying;
  readonly question: Question;
  readonly kept: AnswerFile | null;
  readonly error: string | undefined;
}

/** A question that asks for a file, which is sent by itself beside the form's own saving. */
function FileAnswer({ applying, question, kept, error }: FileAnswerProps) {
  const { code, required } = question;
  return (
    <DocumentField
      label={questionWords(question, getLocale())}
      optional={!required}
      error={error}
      place={`answer/${applying.application?.id ?? ''}/${code}`}
      kept={kept}
      url={beside(applying, `berkas/${code}`)}
      formAction={stepPath(applying, 'pernyataan')}
      part={code}
      onRemove={async () => {
        const body = new URLSearchParams({ part: 'file', question: code });
        const answer = await fetch(beside(applying, 'simpan'), { method: 'POST', body });
        if (!answer.ok) throw new Error(String(answer.status));
      }}
    />
  );
}
