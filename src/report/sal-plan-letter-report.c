/* sal-plan-letter-report.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-letter-report.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "sal-document-files.h"
#include "sal-kinds.h"
#include "sal-money.h"
#include "sal-participants.h"
#include "sal-plan-summary.h"
#include "sal-plan-version.h"

#define SIGNATURE_HEIGHT 96.0 /* points */
#define SIGNATURE_GAP    24.0
#define SIGNATURE_LINE   64.0 /* from the top */
#define SIGNATURE_SIZE   8.5

/* While a letter is written. */
typedef struct
{
  SalDocument *document;
  const SalPlanLetters *letters;
  const SalParticipantEntry *entry;
  const SalPlan *plan;
  SalRecord *participant;
  const char *currency;
} Maker;

/* --- the head --- */

static void
add_fact (GArray *facts, const char *label, const char *value)
{
  SalDocumentFact fact = { label, value };

  if (value != NULL && *value != '\0')
    g_array_append_val (facts, fact);
}

static char *
format_days (gint32 first, gint32 last)
{
  g_autofree char *from = sal_date_format (first);
  g_autofree char *to = last != SAL_DATE_NONE ? sal_date_format (last) : NULL;

  /* translators: a day */
  return to != NULL ? g_strdup_printf ("%s – %s", from, to)
                    : g_strdup_printf (_ ("from %s on"), from);
}

static void
add_head (const Maker *self)
{
  const SalPeoplePerson *person =
      sal_people_get (self->letters->list->source->people, self->entry->person);
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (SalDocumentFact));
  g_autofree char *plan = sal_plan_version_get_name (self->entry->version);
  g_autofree char *effective = format_days (self->plan->from, self->plan->to);
  g_autofree char *assigned = format_days (sal_record_get_date (self->participant, "valid_from"),
                                           sal_record_get_date (self->participant, "valid_to"));
  g_autofree char *day = sal_date_format (self->letters->day);

  add_fact (facts, _ ("Company"), self->letters->company);
  add_fact (facts, _ ("Date"), day);
  add_fact (facts, _ ("Person"), self->entry->name);
  add_fact (facts, _ ("Plan"), plan);
  add_fact (facts, _ ("Employee Number"), person != NULL ? person->employee_number : NULL);
  add_fact (facts, _ ("In Effect"), effective);
  add_fact (facts, _ ("Role"), self->entry->role);
  add_fact (facts, _ ("You Take Part"), assigned);
  add_fact (facts, _ ("Legal Entity"), person != NULL ? person->legal_entity : NULL);
  sal_document_add_facts (
      self->document, (const SalDocumentFact *) (gpointer) facts->data, facts->len);
}

/* --- what is promised --- */

static void
add_figures (const Maker *self)
{
  int mix = sal_participant_get_pay_mix (self->participant);
  gboolean has_base = !sal_record_is_null (self->participant, "base_pay") && mix >= 0;
  g_autofree char *earnings =
      sal_money_format (sal_participant_get_target_earnings (self->participant), self->currency);
  g_autofree char *target = sal_money_format (
      sal_record_get_integer (self->participant, "target_variable"), self->currency);
  g_autofree char *quota = self->entry->has_quota
                               ? sal_money_format (self->entry->quota, self->entry->quota_currency)
                               : NULL;
  /* translators: a pay mix, base pay first */
  g_autofree char *note = has_base ? g_strdup_printf (_ ("pay mix %d/%d"), mix, 100 - mix) : NULL;
  SalDocumentFigure figures[3];
  guint n = 0;

  if (has_base)
    figures[n++] = (SalDocumentFigure){ _ ("On-Target Earnings"), earnings, note, NULL };
  figures[n++] =
      (SalDocumentFigure){ _ ("Target Variable"), target, _ ("of a year, at all targets"), NULL };
  if (quota != NULL)
    figures[n++] = (SalDocumentFigure){ _ ("Quota"), quota, _ ("of the fiscal year"), NULL };
  sal_document_add_heading (self->document, _ ("Your Pay at Target"), 1);
  sal_document_add_figures (self->document, figures, n);
}

static void
add_base_pay (const Maker *self)
{
  g_autofree char *base = NULL, *text = NULL;

  if (sal_record_is_null (self->participant, "base_pay"))
    return;
  base = sal_money_format (sal_record_get_integer (self->participant, "base_pay"), self->currency);
  /* translators: an amount */
  text = g_strdup_printf (_ ("Your base pay is %s a year. The target variable is what this plan "
                             "pays in a year in which all targets are reached exactly; it pays "
                             "more or less as they are exceeded or missed. In a part of a year, it "
                             "is that part of it."),
                          base);
  sal_document_add_paragraph (self->document, text);
}

static void
add_guarantee (const Maker *self)
{
  gint32 first = sal_record_get_date (self->participant, "guarantee_from");
  gint32 last = sal_record_get_date (self->participant, "guarantee_to");
  gboolean is_draw = g_strcmp0 (sal_record_get_text (self->participant, "guarantee_kind"),
                                SAL_GUARANTEE_RECOVERED) == 0;
  g_autofree char *amount = NULL, *days = NULL, *text = NULL;

  if (sal_record_is_null (self->participant, "guarantee"))
    return;
  amount =
      sal_money_format (sal_record_get_integer (self->participant, "guarantee"), self->currency);
  days = format_days (
      first != SAL_DATE_NONE ? first : sal_record_get_date (self->participant, "valid_from"), last);
  /* translators: an amount, and days */
  text = g_strdup_printf (
      is_draw ? _ ("Of each whole month at least %s is paid, %s. It is a draw: what is added to "
                   "reach it is taken from later payments.")
              : _ ("Of each whole month at least %s is paid, %s. What is added to reach it is not "
                   "taken back."),
      amount,
      days);
  sal_document_add_paragraph (self->document, text);
}

static void
add_plan (const Maker *self)
{
  g_autoptr (GPtrArray) paragraphs = sal_plan_summary_new (self->plan);

  sal_document_add_heading (self->document, _ ("The Plan in Words"), 1);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const SalPlanParagraph *paragraph = paragraphs->pdata[i];

      if (paragraph->heading != NULL && *paragraph->heading != '\0')
        sal_document_add_heading (self->document, paragraph->heading, 2);
      sal_document_add_paragraph (self->document, paragraph->text);
    }
}

/* --- signatures --- */

static void
draw_line (cairo_t *cr, double x, double width, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  cairo_move_to (cr, x, SIGNATURE_LINE);
  cairo_line_to (cr, x + width, SIGNATURE_LINE);
  cairo_set_line_width (cr, 0.75);
  cairo_stroke (cr);
  pango_font_description_set_absolute_size (font, SIGNATURE_SIZE * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, x, SIGNATURE_LINE + 4);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
  g_object_unref (layout);
}

/* @user_data: the name of the person */
static void
draw_signatures (cairo_t *cr, double width, double height, gpointer user_data)
{
  double each = (width - SIGNATURE_GAP) / 2;
  g_autofree char *person = g_strdup_printf (_ ("Date, %s"), (const char *) user_data);

  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  draw_line (cr, 0, each, person);
  draw_line (cr, each + SIGNATURE_GAP, each, _ ("Date, for the company"));
}

static void
add_acceptance (const Maker *self)
{
  const SalDocumentDrawing drawing = {
    _ ("A line for the signature of the person, and one for that of the company"),
    draw_signatures,
    g_strdup (self->entry->name),
    g_free,
  };

  sal_document_add_heading (self->document, _ ("Acceptance"), 1);
  sal_document_add_paragraph (self->document,
                              _ ("I have read this letter and the plan, and accept them."));
  sal_document_add_drawing (self->document, &drawing, SIGNATURE_HEIGHT);
}

/**
 * sal_plan_letter_can_be_written:
 * @list: who takes part in plans
 * @entry: one of its entries
 *
 * Tells whether there is a plan version that can be read, about which to write.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_plan_letter_can_be_written (const SalParticipantList *list, const SalParticipantEntry *entry)
{
  return entry->participant != NULL && sal_participant_list_get_plan (list, entry) != NULL;
}

/**
 * sal_plan_letter_new:
 * @self: what letters are written of
 * @index: which of its entries
 *
 * Lays out the letter to somebody about a plan: what is earned at target, the plan in words, and
 * where to sign.
 *
 * Returns: (transfer full): the letter
 */
SalDocument *
sal_plan_letter_new (const SalPlanLetters *self, guint index)
{
  const SalParticipantEntry *entry = self->entries->pdata[index];
  Maker maker = { NULL,
                  self,
                  entry,
                  sal_participant_list_get_plan (self->list, entry),
                  entry->participant,
                  sal_record_get_text (entry->participant, "currency") };
  g_autofree char *name = sal_plan_version_get_name (entry->version);
  /* translators: a person */
  g_autofree char *title = g_strdup_printf (_ ("Plan Letter for %s"), entry->name);
  /* translators: a person and a plan */
  g_autofree char *footer = g_strdup_printf (_ ("%s · %s · Confidential"), entry->name, name);

  maker.document = sal_document_new (title, self->day, self->paper, FALSE);
  sal_document_set_subtitle (maker.document, name);
  sal_document_set_footer (maker.document, footer);
  add_head (&maker);
  add_figures (&maker);
  add_base_pay (&maker);
  add_guarantee (&maker);
  add_plan (&maker);
  add_acceptance (&maker);

  return maker.document;
}

/* --- files --- */

static GPtrArray *
list_names (const SalPlanLetters *self)
{
  g_autoptr (GPtrArray) stems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->entries->len; i++)
    {
      const SalParticipantEntry *entry = self->entries->pdata[i];
      g_autofree char *name = sal_document_files_make_safe (entry->name);
      g_autofree char *plan = sal_plan_version_get_name (entry->version);
      g_autofree char *safe_plan = sal_document_files_make_safe (plan);
      gint64 id = sal_record_get_id (entry->participant);

      g_ptr_array_add (stems, g_strdup_printf ("%s %s", safe_plan, name));
      g_array_append_val (numbers, id);
    }

  return sal_document_files_name (
      (const char *const *) stems->pdata, (const gint64 *) (gpointer) numbers->data, stems->len);
}

/**
 * sal_plan_letters_name:
 * @self: what letters are written of
 * @index: which of its entries
 *
 * Makes the name of a file from plan and person: "Field@2026 Ada Byron.pdf".
 *
 * Returns: (transfer full): the name, without a folder
 */
char *
sal_plan_letters_name (const SalPlanLetters *self, guint index)
{
  g_autoptr (GPtrArray) names = list_names (self);

  return g_strdup (names->pdata[index]);
}

static SalDocument *
create_letter (gconstpointer data, guint index)
{
  return sal_plan_letter_new (data, index);
}

/**
 * sal_plan_letters_write_one:
 * @self: what letters are written of
 * @index: which of its entries
 * @path: the file, which is replaced when all of it is written
 * @error: return location for an error
 *
 * Writes a letter as a PDF file that its writer alone can read.
 *
 * Returns: %FALSE with the errors of sal_document_files_write_one()
 */
gboolean
sal_plan_letters_write_one (const SalPlanLetters *self,
                            guint index,
                            const char *path,
                            GError **error)
{
  const SalDocumentFiles files = { NULL, create_letter, self };

  return sal_document_files_write_one (&files, index, path, error);
}

/**
 * sal_plan_letters_write:
 * @self: what letters are written of
 * @folder: where to; it is made if there is none
 * @progress: (nullable): called after each file, on the thread of the caller
 * @user_data: for @progress
 * @cancellable: (nullable): stops it between two files
 * @error: return location for an error
 *
 * Writes all letters, as sal_document_files_write() does.
 *
 * Returns: %FALSE with the errors of that
 */
gboolean
sal_plan_letters_write (const SalPlanLetters *self,
                        const char *folder,
                        SalDocumentProgress progress,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) names = list_names (self);
  const SalDocumentFiles files = { names, create_letter, self };

  return sal_document_files_write (&files, folder, progress, user_data, cancellable, error);
}
