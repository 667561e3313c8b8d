/* sal-import-created.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-import-created.h"

#include <string.h>

#include "sal-kinds.h"
#include "sal-text.h"

/* What stages are commonly called, folded, and where in the process they stand. Probabilities are
 * those a new Salesforce organisation starts with, where it has the stage. */
static const struct
{
  const char *name;
  const char *status;
  gint64 position;
  gint64 percent;
} known_stages[] = {
  { "lead", "open", 5, 5 },
  { "prospecting", "open", 10, 10 },
  { "prospect", "open", 10, 10 },
  { "new", "open", 10, 10 },
  { "appointmentscheduled", "open", 15, 20 },
  { "qualification", "open", 20, 10 },
  { "qualified", "open", 20, 20 },
  { "qualifiedtobuy", "open", 20, 40 },
  { "engaging", "open", 30, 20 },
  { "engaged", "open", 30, 20 },
  { "discovery", "open", 30, 20 },
  { "needsanalysis", "open", 30, 20 },
  { "demo", "open", 40, 40 },
  { "presentationscheduled", "open", 40, 60 },
  { "valueproposition", "open", 40, 50 },
  { "iddecisionmakers", "open", 50, 60 },
  { "perceptionanalysis", "open", 55, 70 },
  { "decisionmakerboughtin", "open", 55, 80 },
  { "proposal", "open", 60, 75 },
  { "proposalpricequote", "open", 60, 75 },
  { "negotiation", "open", 70, 90 },
  { "negotiationreview", "open", 70, 90 },
  { "contractsent", "open", 80, 90 },
  { "won", "won", 100, 100 },
  { "closedwon", "won", 100, 100 },
  { "lost", "lost", 110, 0 },
  { "closedlost", "lost", 110, 0 },
};

#define UNKNOWN_POSITION 50

/* A stage is more than its name: whether it is open, won or lost decides most figures. */
static void
fill_stage (SalRecord *record, const char *name)
{
  g_autofree char *folded = sal_text_fold (name);

  sal_record_set_integer (record, "position", UNKNOWN_POSITION);
  for (gsize i = 0; i < G_N_ELEMENTS (known_stages); i++)
    if (strcmp (folded, known_stages[i].name) == 0)
      {
        sal_record_set_text (record, "status", known_stages[i].status);
        sal_record_set_integer (record, "position", known_stages[i].position);
        sal_record_set_integer (
            record, "probability", known_stages[i].percent * (SAL_RATE_ONE / 100));
        return;
      }
}

/**
 * sal_import_created_insert:
 * @transaction: a transaction
 * @kind: the kind of the record
 * @id: its id
 * @name: its title
 * @with: (nullable) (element-type utf8 utf8): values of other fields, in the exact form of files
 * @error: return location for an error
 *
 * Adds a record that is known only by its name. Stages get the status, order and probability that
 * stages of this name usually have.
 *
 * Returns: %FALSE with @error set if it is not valid
 */
gboolean
sal_import_created_insert (SalTransaction *transaction,
                           const SalKind *kind,
                           gint64 id,
                           const char *name,
                           GHashTable *with,
                           GError **error)
{
  g_autoptr (SalRecord) initial = sal_record_new (kind);
  g_autoptr (SalRecord) record = sal_record_new_with_id (kind, id);
  GHashTableIter iter;
  gpointer field, text;

  for (guint i = 0; i < kind->n_fields; i++)
    sal_record_set_value (record, i, sal_record_get_value (initial, i));
  sal_record_set_text (record, kind->title, name);
  if (kind == &sal_stage_kind)
    fill_stage (record, name);
  if (with != NULL)
    {
      g_hash_table_iter_init (&iter, with);
      while (g_hash_table_iter_next (&iter, &field, &text))
        if (!sal_record_set_from_text (record, field, text, error))
          return FALSE;
    }

  return sal_transaction_insert (transaction, record, error);
}
