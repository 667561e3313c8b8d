/* sal-cli-territory-lock.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-cli.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "sal-cli-design.h"
#include "sal-cli-json.h"
#include "sal-store-error.h"
#include "sal-territory-lock-commands.h"

static gboolean unlock;

static const GOptionEntry options[] = {
  { "unlock", 0, 0, G_OPTION_ARG_NONE, &unlock, N_ ("Let them be changed again"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* What is written. */
typedef struct
{
  gint64 alignment;
  GArray *territories; /* of gint64 */
} Locks;

static gboolean
write_locks (SalTransaction *transaction, gpointer data, GCancellable *cancellable, GError **error)
{
  const Locks *locks = data;

  for (guint i = 0; i < locks->territories->len; i++)
    {
      SalTerritoryLock lock = { locks->alignment,
                                g_array_index (locks->territories, gint64, i),
                                !unlock };

      if (!sal_territory_write_lock (transaction, &lock, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_territory (const SalCliAlignment *alignment, const char *name, gint64 *id, GError **error)
{
  for (guint t = 0; t < sal_territory_design_get_n_territories (alignment->design); t++)
    {
      const SalDesignTerritory *territory =
          sal_territory_design_get_territory (alignment->design, t);

      if (strcmp (territory->name, name) != 0)
        continue;
      *id = territory->id;
      return TRUE;
    }

  g_set_error (error,
               SAL_STORE_ERROR,
               SAL_STORE_ERROR_NOT_FOUND,
               _ ("“%s” has no territory “%s” (“territory score” lists them)"),
               alignment->name,
               name);

  return FALSE;
}

static gboolean
lock (SalCliCall *call, const SalCliAtlas *atlas, const SalCliAlignment *alignment, GError **error)
{
  g_autoptr (GArray) territories = g_array_new (FALSE, FALSE, sizeof (gint64));
  Locks locks = { alignment->id, territories };
  g_autofree char *label = g_strdup_printf (
      unlock ? _ ("Unlock Territories of “%s”") : _ ("Lock Territories of “%s”"), alignment->name);

  for (guint i = 2; call->parameters[i] != NULL; i++)
    {
      gint64 id;

      if (!find_territory (alignment, call->parameters[i], &id, error))
        return FALSE;
      g_array_append_val (territories, id);
    }

  return sal_store_run_sync (sal_workspace_get_store (atlas->workspace),
                             label,
                             SAL_COMMAND_DEFAULT,
                             write_locks,
                             &locks,
                             NULL,
                             NULL,
                             error);
}

static void
say (SalCliCall *call, const char *alignment)
{
  guint n = g_strv_length (call->parameters) - 2;

  if (call->json)
    {
      SalCliJson *json = sal_cli_json_new ("territory_lock");

      sal_cli_json_string (json, "alignment", alignment);
      sal_cli_json_boolean (json, "locked", !unlock);
      sal_cli_json_integer (json, "territories", n);
      sal_cli_json_finish (json);
      return;
    }

  sal_cli_say (call,
               unlock ? ngettext ("Unlocked %u territory of “%s”; “undo” takes it back.",
                                  "Unlocked %u territories of “%s”; “undo” takes it back.",
                                  n)
                      : ngettext ("Locked %u territory of “%s”; “undo” takes it back.",
                                  "Locked %u territories of “%s”; “undo” takes it back.",
                                  n),
               n,
               alignment);
}

static SalCliStatus
run (SalCliCall *call)
{
  SalCliAtlas atlas = { 0 };
  SalCliAlignment alignment = { 0 };
  GError *error = NULL;
  gboolean done = sal_cli_atlas_open (&atlas, call, SAL_STORE_OPEN, &error) &&
                  sal_cli_alignment_load (&alignment, &atlas, call->parameters[1], &error) &&
                  sal_cli_alignment_expect_draft (&alignment, &error) &&
                  lock (call, &atlas, &alignment, &error);

  if (done)
    say (call, alignment.name);
  sal_cli_alignment_clear (&alignment);
  sal_cli_atlas_clear (&atlas);

  return done ? SAL_CLI_DONE : sal_cli_fail (call, error);
}

const SalCliCommand sal_cli_territory_lock_command = {
  .name = "territory lock",
  .parameters = "FILE ALIGNMENT TERRITORY…",
  .min_parameters = 3,
  .max_parameters = G_MAXUINT,
  .summary = N_ ("Lock territories of a draft as a whole"),
  .description = N_ ("Nothing of them is moved away, and nothing is moved to them, until they are "
                     "unlocked. It is one change that can be undone."),
  .options = options,
  .run = run,
};
