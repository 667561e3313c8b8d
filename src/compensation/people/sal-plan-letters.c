/* sal-plan-letters.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-plan-letters.h"

#include <glib/gi18n-lib.h>

#include "sal-date.h"
#include "sal-kinds.h"
#include "sal-record-query.h"

/* What of an assignment a letter promises. */
static const char *const promised[] = { "base_pay", "target_variable", "currency" };

static gboolean
add_copy (SalRecord *record, gpointer records, GError **error)
{
  g_ptr_array_add (records, sal_record_copy (record));

  return TRUE;
}

/**
 * sal_plan_letters_list:
 * @connection: a connection of a pay store
 * @error: return location for an error
 *
 * Reads all that is recorded of letters.
 *
 * Returns: (transfer full) (element-type SalRecord): records, or %NULL with the errors of reading
 */
GPtrArray *
sal_plan_letters_list (SalConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) letters = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SalRecordQuery) query = sal_record_query_new (&sal_plan_letter_kind);

  if (!sal_record_query_foreach (query, connection, add_copy, letters, error))
    return NULL;

  return g_steal_pointer (&letters);
}

static gboolean
is_about (SalRecord *letter, SalRecord *participant, SalRecord *plan_version)
{
  return sal_record_get_integer (letter, "person") ==
             sal_record_get_integer (participant, "person") &&
         sal_record_get_date (letter, "valid_from") ==
             sal_record_get_date (participant, "valid_from") &&
         g_strcmp0 (sal_record_get_text (letter, "plan"),
                    sal_record_get_text (plan_version, "name")) == 0 &&
         g_strcmp0 (sal_record_get_text (letter, "version"),
                    sal_record_get_text (plan_version, "version")) == 0;
}

/**
 * sal_plan_letters_find:
 * @letters: (element-type SalRecord): what is recorded of letters
 * @participant: an assignment
 * @plan_version: the version of its plan that the letter is about
 *
 * Finds what is recorded of the letter about an assignment.
 *
 * Returns: (transfer none) (nullable): it, or %NULL if nothing is
 */
SalRecord *
sal_plan_letters_find (GPtrArray *letters, SalRecord *participant, SalRecord *plan_version)
{
  for (guint i = 0; i < letters->len; i++)
    if (is_about (letters->pdata[i], participant, plan_version))
      return letters->pdata[i];

  return NULL;
}

static gboolean
is_as_promised (SalRecord *letter, SalRecord *participant)
{
  for (gsize i = 0; i < G_N_ELEMENTS (promised); i++)
    {
      guint one = (guint) sal_kind_field_index (&sal_plan_letter_kind, promised[i]);
      guint other = (guint) sal_kind_field_index (&sal_participant_kind, promised[i]);

      if (!sal_value_equal (sal_record_get_value (letter, one),
                            sal_record_get_value (participant, other)))
        return FALSE;
    }

  return TRUE;
}

/**
 * sal_plan_letter_get_state:
 * @letter: (nullable): what is recorded of the letter about an assignment
 * @participant: (nullable): the assignment
 *
 * Tells how far a letter is: what was accepted counts as long as the pay at target is what it was.
 *
 * Returns: the state
 */
SalPlanLetterState
sal_plan_letter_get_state (SalRecord *letter, SalRecord *participant)
{
  if (participant == NULL)
    return SAL_PLAN_LETTER_NONE;
  if (letter == NULL)
    return SAL_PLAN_LETTER_NOT_SENT;
  if (!is_as_promised (letter, participant))
    return SAL_PLAN_LETTER_CHANGED;

  return sal_record_is_null (letter, "accepted") ? SAL_PLAN_LETTER_SENT : SAL_PLAN_LETTER_ACCEPTED;
}

const char *
sal_plan_letter_state_get_label (SalPlanLetterState state)
{
  switch (state)
    {
    case SAL_PLAN_LETTER_NOT_SENT:
      return _ ("Not sent");
    case SAL_PLAN_LETTER_CHANGED:
      return _ ("Changed since");
    case SAL_PLAN_LETTER_SENT:
      return _ ("Sent");
    case SAL_PLAN_LETTER_ACCEPTED:
      return _ ("Accepted");
    case SAL_PLAN_LETTER_NONE:
    default:
      return "–";
    }
}

/* --- recording --- */

static void
promise (SalRecord *letter, SalRecord *participant)
{
  for (gsize i = 0; i < G_N_ELEMENTS (promised); i++)
    sal_record_set_value (
        letter,
        (guint) sal_kind_field_index (&sal_plan_letter_kind, promised[i]),
        sal_record_get_value (participant,
                              (guint) sal_kind_field_index (&sal_participant_kind, promised[i])));
}

static SalRecord *
create_letter (SalRecord *participant, SalRecord *plan_version)
{
  SalRecord *letter = sal_record_new (&sal_plan_letter_kind);

  sal_record_set_integer (letter, "person", sal_record_get_integer (participant, "person"));
  sal_record_set_text (letter, "plan", sal_record_get_text (plan_version, "name"));
  sal_record_set_text (letter, "version", sal_record_get_text (plan_version, "version"));
  sal_record_set_date (letter, "valid_from", sal_record_get_date (participant, "valid_from"));

  return letter;
}

/* A letter that is sent again is to be accepted again; one that was accepted was sent. */
static void
take_step (SalRecord *letter, const SalPlanLetterRecording *self, SalRecord *participant)
{
  gboolean is_sent = self->step == SAL_PLAN_LETTER_RECORD_SENT;

  if (is_sent || sal_record_is_null (letter, "sent") || !is_as_promised (letter, participant))
    {
      sal_record_set_date (letter, "letter_date", self->day);
      sal_record_set_date (letter, "sent", self->day);
    }
  if (is_sent)
    sal_record_set_null (letter, "accepted");
  else
    sal_record_set_date (letter, "accepted", self->day);
  if (self->recorded_by != NULL)
    sal_record_set_text (letter, "recorded_by", self->recorded_by);
  promise (letter, participant);
}

static gboolean
record_one (SalTransaction *transaction,
            const SalPlanLetterRecording *self,
            GPtrArray *letters,
            guint index,
            GError **error)
{
  SalRecord *participant = self->participants[index];
  SalRecord *before = sal_plan_letters_find (letters, participant, self->plan_versions[index]);
  g_autoptr (SalRecord) letter = NULL;

  if (self->step == SAL_PLAN_LETTER_RECORD_NOTHING)
    return before == NULL ||
           sal_transaction_delete (
               transaction, &sal_plan_letter_kind, sal_record_get_id (before), error);
  letter = before != NULL ? sal_record_copy (before)
                          : create_letter (participant, self->plan_versions[index]);
  take_step (letter, self, participant);

  return sal_transaction_enter (transaction, before, letter, error);
}

static char *
describe (const SalPlanLetterRecording *self)
{
  guint n = self->n_participants;

  switch (self->step)
    {
    case SAL_PLAN_LETTER_RECORD_SENT:
      return g_strdup_printf (
          ngettext ("Record %u Plan Letter as Sent", "Record %u Plan Letters as Sent", n), n);
    case SAL_PLAN_LETTER_RECORD_ACCEPTED:
      return g_strdup_printf (
          ngettext ("Record %u Plan Letter as Accepted", "Record %u Plan Letters as Accepted", n),
          n);
    case SAL_PLAN_LETTER_RECORD_NOTHING:
    default:
      return g_strdup_printf (
          ngettext ("Record %u Plan Letter as Not Sent", "Record %u Plan Letters as Not Sent", n),
          n);
    }
}

/**
 * sal_plan_letters_record:
 * @transaction: a transaction of a pay store
 * @recording: the #SalPlanLetterRecording
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Records that letters were sent or accepted, or takes that back.
 *
 * Returns: %FALSE with %SAL_STORE_ERROR_INVALID if one would be accepted before it was sent, or
 *   with the errors of reading and writing
 */
gboolean
sal_plan_letters_record (SalTransaction *transaction,
                         gpointer recording,
                         GCancellable *cancellable,
                         GError **error)
{
  const SalPlanLetterRecording *self = recording;
  g_autoptr (GPtrArray) letters =
      sal_plan_letters_list (sal_transaction_get_connection (transaction), error);
  g_autofree char *label = describe (self);

  if (letters == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_participants; i++)
    if (!record_one (transaction, self, letters, i, error))
      return FALSE;
  sal_transaction_set_label (transaction, label);

  return TRUE;
}
