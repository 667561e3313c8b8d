/* sal-stakeholder-commands.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-stakeholder-commands.h"

#include <glib/gi18n-lib.h>

#include "sal-kinds.h"
#include "sal-stakeholder-map.h"
#include "sal-stakeholder-moving.h"

void
sal_stakeholder_addition_free (SalStakeholderAddition *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->contacts, g_array_unref);
  g_free (self->name);
  g_free (self->job_title);
  g_free (self);
}

/* @format: with the name of a stakeholder */
static void
set_label (SalTransaction *transaction, gint64 stakeholder, const char *format)
{
  g_autofree char *name =
      sal_stakeholder_load_name (sal_transaction_get_connection (transaction), stakeholder);
  g_autoptr (GString) label = g_string_new (format);

  g_string_replace (label, "%s", name != NULL ? name : "", 1);
  sal_transaction_set_label (transaction, label->str);
}

/* --- adding --- */

/* A draft, so that what is judged of people has a plan to belong to; 0 on error. */
static gint64
make_plan (SalTransaction *transaction, const SalStakeholderAddition *addition, GError **error)
{
  SalConnection *connection = sal_transaction_get_connection (transaction);
  g_autofree char *account = sal_account_load_name (connection, addition->account);
  /* translators: an account plan; %s is the name of the account */
  g_autofree char *name = g_strdup_printf (_ ("%s Plan"), account != NULL ? account : "");
  g_autoptr (SalRecord) plan = sal_record_new (&sal_account_plan_kind);

  sal_record_set_integer (plan, "account", addition->account);
  sal_record_set_text (plan, "name", name);
  sal_record_set_date (plan, "valid_from", addition->day);

  return sal_transaction_insert (transaction, plan, error) ? sal_record_get_id (plan) : 0;
}

static gint64
find_plan (SalTransaction *transaction, const SalStakeholderAddition *addition, GError **error)
{
  gint64 plan = sal_stakeholder_plan_find (
      sal_transaction_get_connection (transaction), addition->account, addition->day, error);

  if (plan == 0)
    return make_plan (transaction, addition, error);

  return MAX (plan, 0);
}

static gboolean
add_contact (SalTransaction *transaction,
             SalStakeholderAddition *addition,
             gint64 plan,
             gint64 contact,
             GError **error)
{
  g_autoptr (SalRecord) record = sal_record_new (&sal_stakeholder_kind);

  sal_record_set_integer (record, "plan", plan);
  sal_record_set_integer (record, "contact", contact);
  if (addition->reports_to != 0)
    sal_record_set_integer (record, "reports_to", addition->reports_to);
  if (!sal_transaction_insert (transaction, record, error))
    return FALSE;
  addition->last = sal_record_get_id (record);
  addition->n_added++;

  return TRUE;
}

static gboolean
add_new_contact (SalTransaction *transaction,
                 SalStakeholderAddition *addition,
                 gint64 plan,
                 GError **error)
{
  g_autoptr (SalRecord) contact = sal_record_new (&sal_contact_kind);

  sal_record_set_text (contact, "name", addition->name);
  sal_record_set_integer (contact, "account", addition->account);
  if (addition->job_title != NULL && *addition->job_title != '\0')
    sal_record_set_text (contact, "job_title", addition->job_title);

  return sal_transaction_insert (transaction, contact, error) &&
         add_contact (transaction, addition, plan, sal_record_get_id (contact), error);
}

/**
 * sal_stakeholders_add:
 * @transaction: a command's
 * @data: a #SalStakeholderAddition
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Puts people on the map of an account, and begins a plan if the account has none.
 *
 * Returns: %FALSE on %SAL_STORE_ERROR_INVALID, if a contact is on the map already or at another
 *   account, or on another error of the store
 */
gboolean
sal_stakeholders_add (SalTransaction *transaction,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  SalStakeholderAddition *addition = data;
  gint64 plan = find_plan (transaction, addition, error);
  g_autofree char *label = NULL;

  if (plan == 0)
    return FALSE;
  for (guint i = 0; addition->contacts != NULL && i < addition->contacts->len; i++)
    if (!add_contact (
            transaction, addition, plan, g_array_index (addition->contacts, gint64, i), error))
      return FALSE;
  if (addition->name != NULL && !add_new_contact (transaction, addition, plan, error))
    return FALSE;
  if (addition->n_added == 1)
    {
      /* translators: the name of a person */
      set_label (transaction, addition->last, _ ("Add %s to the Map"));
      return TRUE;
    }
  label = g_strdup_printf (_ ("Add %d People to the Map"), (int) addition->n_added);
  sal_transaction_set_label (transaction, label);

  return TRUE;
}

/* --- places --- */

static gboolean
move (SalTransaction *transaction, const SalStakeholderMove *move, GError **error)
{
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_stakeholder_kind, move->stakeholder, error);

  if (record == NULL)
    return FALSE;
  sal_record_set_real (record, "x", move->x);
  sal_record_set_real (record, "y", move->y);

  return sal_transaction_update (transaction, record, error);
}

/**
 * sal_stakeholders_move:
 * @transaction: a command's
 * @data: a #GArray of #SalStakeholderMove: who was moved, and those who are to stay where they are
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Places people by hand.
 *
 * Returns: %FALSE on %SAL_STORE_ERROR_NOT_FOUND or another error of the store
 */
gboolean
sal_stakeholders_move (SalTransaction *transaction,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  const GArray *moves = data;

  for (guint i = 0; i < moves->len; i++)
    if (!move (transaction, &g_array_index (moves, SalStakeholderMove, i), error))
      return FALSE;
  /* translators: the name of a person */
  set_label (transaction, g_array_index (moves, SalStakeholderMove, 0).stakeholder, _ ("Move %s"));

  return TRUE;
}

/**
 * sal_stakeholders_tidy:
 * @transaction: a command's
 * @data: the id of an account plan, a #gint64
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Forgets where people were placed by hand, so that all are placed by reporting line.
 *
 * Returns: %FALSE on an error of the store
 */
gboolean
sal_stakeholders_tidy (SalTransaction *transaction,
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GArray) ids = sal_stakeholders_list_placed (
      sal_transaction_get_connection (transaction), *(const gint64 *) data, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SalRecord) record = sal_transaction_load (
          transaction, &sal_stakeholder_kind, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return FALSE;
      sal_record_set_null (record, "x");
      sal_record_set_null (record, "y");
      if (!sal_transaction_update (transaction, record, error))
        return FALSE;
    }

  return TRUE;
}

/* --- lines --- */

static gboolean
set_reports_to (SalTransaction *transaction, gint64 stakeholder, gint64 above, GError **error)
{
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_stakeholder_kind, stakeholder, error);

  if (record == NULL)
    return FALSE;
  if (above != 0)
    sal_record_set_integer (record, "reports_to", above);
  else
    sal_record_set_null (record, "reports_to");

  return sal_transaction_update (transaction, record, error);
}

/**
 * sal_stakeholder_report:
 * @transaction: a command's
 * @data: a #SalStakeholderLine
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Says whom somebody reports to, or that they report to nobody.
 *
 * Returns: %FALSE on %SAL_STORE_ERROR_INVALID if that would lead round in a circle, or on another
 *   error of the store
 */
gboolean
sal_stakeholder_report (SalTransaction *transaction,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  const SalStakeholderLine *line = data;

  /* translators: the name of a person */
  set_label (transaction, line->from, _ ("Change Whom %s Reports To"));

  return set_reports_to (transaction, line->from, line->to, error);
}

static SalRecord *
make_influence (SalTransaction *transaction, const SalStakeholderLine *line, GError **error)
{
  g_autoptr (SalRecord) source =
      sal_transaction_load (transaction, &sal_stakeholder_kind, line->from, error);
  SalRecord *record;

  if (source == NULL)
    return NULL;
  record = sal_record_new (&sal_influence_kind);
  sal_record_set_integer (record, "plan", sal_record_get_integer (source, "plan"));
  sal_record_set_integer (record, "source", line->from);
  sal_record_set_integer (record, "target", line->to);
  sal_record_set_text (record, "strength", line->strength);

  return record;
}

/**
 * sal_stakeholder_influence:
 * @transaction: a command's
 * @data: a #SalStakeholderLine
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Draws a line of influence, or changes how strong it is if there is one.
 *
 * Returns: %FALSE on %SAL_STORE_ERROR_INVALID if both are the same person or of different plans, or
 *   on another error of the store
 */
gboolean
sal_stakeholder_influence (SalTransaction *transaction,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  const SalStakeholderLine *line = data;
  g_autoptr (SalRecord) record = NULL;
  gint64 id;

  if (!sal_influence_find (
          sal_transaction_get_connection (transaction), line->from, line->to, &id, error))
    return FALSE;
  /* translators: the name of a person */
  set_label (transaction, line->from, _ ("Draw the Influence of %s"));
  record = id != 0 ? sal_transaction_load (transaction, &sal_influence_kind, id, error)
                   : make_influence (transaction, line, error);
  if (record == NULL)
    return FALSE;
  if (id == 0)
    return sal_transaction_insert (transaction, record, error);
  sal_record_set_text (record, "strength", line->strength);

  return sal_transaction_update (transaction, record, error);
}

/* --- removing --- */

/**
 * sal_stakeholder_remove:
 * @transaction: a command's
 * @data: the id of a stakeholder, a #gint64
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Takes somebody off the map, with their lines of influence. Those who report to them report to
 * whom they reported to. The contact stays.
 *
 * Returns: %FALSE on %SAL_STORE_ERROR_NOT_FOUND or another error of the store
 */
gboolean
sal_stakeholder_remove (SalTransaction *transaction,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  gint64 id = *(const gint64 *) data;
  g_autoptr (SalRecord) record =
      sal_transaction_load (transaction, &sal_stakeholder_kind, id, error);
  g_autoptr (GArray) below = NULL;

  if (record == NULL)
    return FALSE;
  below = sal_stakeholders_list_below (sal_transaction_get_connection (transaction), id, error);
  if (below == NULL)
    return FALSE;
  /* translators: the name of a person */
  set_label (transaction, id, _ ("Take %s off the Map"));
  for (guint i = 0; i < below->len; i++)
    if (!set_reports_to (transaction,
                         g_array_index (below, gint64, i),
                         sal_record_get_integer (record, "reports_to"),
                         error))
      return FALSE;

  return sal_transaction_delete (transaction, &sal_stakeholder_kind, id, error);
}

/**
 * sal_influence_remove:
 * @transaction: a command's
 * @data: the id of an influence, a #gint64
 * @cancellable: (nullable): not looked at
 * @error: return location for an error
 *
 * Deletes a line of influence.
 *
 * Returns: %FALSE on %SAL_STORE_ERROR_NOT_FOUND or another error of the store
 */
gboolean
sal_influence_remove (SalTransaction *transaction,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  return sal_transaction_delete (transaction, &sal_influence_kind, *(const gint64 *) data, error);
}
