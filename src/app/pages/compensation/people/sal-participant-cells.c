/* sal-participant-cells.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-participant-cells.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n.h>

#include "sal-date.h"
#include "sal-money.h"
#include "sal-participants.h"
#include "sal-plan-version.h"

enum
{
  PERSON,
  ROLE,
  PLAN,
  STATE,
  LETTER,
  FROM,
  TO,
  EARNINGS,
  MIX,
  TARGET,
  QUOTA,
};

static const SalParticipantEntry *
get_entry (gpointer list, guint row)
{
  return ((SalParticipantList *) list)->entries->pdata[row];
}

/* --- texts --- */

static char *
dup_plan (const SalParticipantEntry *entry)
{
  if (entry->version != NULL)
    return sal_plan_version_get_name (entry->version);

  return g_strdup (entry->participant != NULL ? sal_record_get_text (entry->participant, "plan")
                                              : "–");
}

static char *
dup_states (const SalParticipantEntry *entry)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < SAL_PARTICIPANT_N_STATES; i++)
    if ((entry->states >> i & 1) != 0)
      g_string_append_printf (text,
                              "%s%s",
                              text->len > 0 ? " · " : "",
                              sal_participant_state_get_label ((SalParticipantState) (1u << i)));

  return g_string_free (text, FALSE);
}

static char *
dup_mix (const SalParticipantEntry *entry)
{
  int mix = isnan (sal_participant_entry_get_variable_share (entry))
                ? -1
                : sal_participant_get_pay_mix (entry->participant);

  return mix >= 0 ? g_strdup_printf ("%d/%d", mix, 100 - mix) : g_strdup ("–");
}

/* --- values --- */

static gint32
get_day (const SalParticipantEntry *entry, guint column)
{
  return entry->participant != NULL
             ? sal_record_get_date (entry->participant, column == FROM ? "valid_from" : "valid_to")
             : SAL_DATE_NONE;
}

/* NULL: there is no amount */
static const char *
get_amount (const SalParticipantEntry *entry, guint column, gint64 *amount)
{
  if (column == QUOTA)
    {
      *amount = entry->quota;
      return entry->has_quota ? entry->quota_currency : NULL;
    }
  if (entry->participant == NULL)
    return NULL;
  *amount = column == EARNINGS ? sal_participant_get_target_earnings (entry->participant)
                               : sal_record_get_integer (entry->participant, "target_variable");

  return sal_record_get_text (entry->participant, "currency");
}

static char *
format (gpointer data, guint row, guint column)
{
  const SalParticipantEntry *entry = get_entry (data, row);
  const char *currency;
  gint64 amount;

  switch (column)
    {
    case PERSON:
      return g_strdup (entry->name);
    case ROLE:
      return g_strdup (entry->role != NULL ? entry->role : "–");
    case PLAN:
      return dup_plan (entry);
    case STATE:
      return dup_states (entry);
    case FROM:
    case TO:
      return get_day (entry, column) != SAL_DATE_NONE ? sal_date_format (get_day (entry, column))
                                                      : g_strdup ("–");
    case MIX:
      return dup_mix (entry);
    case LETTER:
      return g_strdup (
          sal_plan_letter_state_get_label (sal_participant_entry_get_letter_state (entry)));
    default:
      currency = get_amount (entry, column, &amount);
      return currency != NULL ? sal_money_format_whole (amount, currency) : g_strdup ("–");
    }
}

/* Days and amounts as files have them. */
static char *
write_cell (gpointer data, guint row, guint column)
{
  const SalParticipantEntry *entry = get_entry (data, row);
  char day[SAL_DATE_BUFFER];
  const char *currency;
  g_autofree char *text = NULL;
  gint64 amount;

  switch (column)
    {
    case FROM:
    case TO:
      return g_strdup (get_day (entry, column) != SAL_DATE_NONE
                           ? sal_date_write_iso (get_day (entry, column), day)
                           : "");
    case EARNINGS:
    case TARGET:
    case QUOTA:
      currency = get_amount (entry, column, &amount);
      if (currency == NULL)
        return g_strdup ("");
      text = sal_money_to_text (amount, currency);
      return g_strdup_printf ("%s %s", text, currency);
    default:
      text = format (data, row, column);
      return g_strdup (g_str_equal (text, "–") ? "" : text);
    }
}

/* --- order --- */

/* Amounts of a currency are together. */
static int
compare_amounts (const SalParticipantEntry *one, const SalParticipantEntry *other, guint column)
{
  gint64 a = 0, b = 0;
  const char *one_currency = get_amount (one, column, &a);
  const char *other_currency = get_amount (other, column, &b);
  int order = g_strcmp0 (other_currency, one_currency);

  return order != 0 ? order : (a > b) - (a < b);
}

static int
compare_mixes (const SalParticipantEntry *one, const SalParticipantEntry *other)
{
  double a = sal_participant_entry_get_variable_share (one);
  double b = sal_participant_entry_get_variable_share (other);

  if (isnan (a) || isnan (b))
    return isnan (b) - isnan (a);

  return (a > b) - (a < b);
}

static int
compare (gpointer data, guint row, guint other_row, guint column)
{
  const SalParticipantEntry *one = get_entry (data, row), *other = get_entry (data, other_row);
  g_autofree char *a = NULL, *b = NULL;

  switch (column)
    {
    case FROM:
    case TO:
      return (get_day (one, column) > get_day (other, column)) -
             (get_day (one, column) < get_day (other, column));
    case MIX:
      return compare_mixes (one, other);
    case LETTER:
      return (int) sal_participant_entry_get_letter_state (one) -
             (int) sal_participant_entry_get_letter_state (other);
    case EARNINGS:
    case TARGET:
    case QUOTA:
      return compare_amounts (one, other, column);
    default:
      a = format (data, row, column);
      b = format (data, other_row, column);
      return g_utf8_collate (a, b);
    }
}

static char *
name_row (gpointer data, guint row)
{
  const SalParticipantEntry *entry = get_entry (data, row);
  g_autofree char *plan = dup_plan (entry), *states = dup_states (entry);

  return g_strdup_printf ("%s, %s%s%s", entry->name, plan, *states != '\0' ? ": " : "", states);
}

const SalIndexSource sal_participant_cells = {
  .format = format,
  .compare = compare,
  .write = write_cell,
  .name = name_row,
};

void
sal_participant_cells_set_columns (SalIndexTable *table)
{
  const SalIndexColumn columns[] = {
    [PERSON] = { _ ("Person"), FALSE, TRUE, 140 },
    [ROLE] = { _ ("Role"), FALSE, TRUE, 166 },
    [PLAN] = { _ ("Plan Version"), FALSE, TRUE, 186 },
    [STATE] = { _ ("To Look At"), FALSE, TRUE, 100, TRUE },
    [LETTER] = { _ ("Letter"), FALSE, FALSE, 74, TRUE, .gives_way = TRUE },
    [FROM] = { _ ("From"), FALSE, FALSE, 104, TRUE, .gives_way = TRUE },
    [TO] = { _ ("To"), FALSE, FALSE, 104, TRUE, .gives_way = TRUE },
    [EARNINGS] = { _ ("At Target"), TRUE, FALSE, 96, TRUE },
    [MIX] = { _ ("Pay Mix"), TRUE, FALSE, 84, TRUE },
    [TARGET] = { _ ("Variable"), TRUE, FALSE, 90, TRUE },
    [QUOTA] = { _ ("Quota"), TRUE, FALSE, 104, TRUE },
  };

  sal_index_table_set_columns (table, columns, G_N_ELEMENTS (columns));
}

/**
 * sal_participant_entry_matches:
 * @self: an entry
 * @words: what is looked for
 *
 * Tells whether each word is in the name, the role or the plan.
 *
 * Returns: %TRUE if so
 */
gboolean
sal_participant_entry_matches (const SalParticipantEntry *self, const char *words)
{
  g_autofree char *plan = dup_plan (self);
  g_autofree char *all =
      g_strjoin (" ", self->name, plan, self->role != NULL ? self->role : "", NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1), *sought = g_utf8_casefold (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (sought, " \t", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (folded, parts[i]) == NULL)
      return FALSE;

  return TRUE;
}
