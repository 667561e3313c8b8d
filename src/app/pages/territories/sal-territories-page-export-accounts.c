/* sal-territories-page-export-accounts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-saving.h"

#include <glib/gi18n.h>

#include "sal-account-export.h"
#include "sal-window.h"

/* The accounts of an alignment as a file of their own, by the name of the file. */

typedef struct
{
  SalAccountFormat format;
  char *currency;
} Accounts;

static void
accounts_free (gpointer data)
{
  g_free (((Accounts *) data)->currency);
  g_free (data);
}

static gboolean
write_accounts (const SalSaving *saving, SalJob *job, GError **error)
{
  const Accounts *self = saving->data;
  g_autoptr (SalBoundaryLayer) layer =
      sal_account_export_create_layer (saving->design, saving->texts, self->currency);

  return sal_account_export_to_file (
      layer, self->format, saving->file, sal_job_get_cancellable (job), error);
}

static const SalSavingType accounts_type = { N_ ("Save Accounts"), write_accounts, accounts_free };

static void
report_ending (SalTerritoriesPage *page, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = g_error_new (
      G_IO_ERROR,
      G_IO_ERROR_INVALID_FILENAME,
      /* translators: the name of a file */
      _ ("“%s” ends in none of .csv, .xlsx, .geojson and .shp, which say what is written"),
      name);

  sal_window_report_error (GTK_WIDGET (page), _ ("Could Not Save"), error);
}

static void
save_to (SalTerritoriesPage *page, GFile *file)
{
  SalAccountFormat format;
  Accounts *accounts;

  if (!sal_account_export_find_format (g_file_peek_path (file), &format))
    {
      report_ending (page, file);
      return;
    }

  accounts = g_new (Accounts, 1);
  *accounts = (Accounts){ format, g_strdup (sal_alignment_editor_get_currency (page->editor)) };
  sal_territories_page_start_saving (page, file, &accounts_type, accounts, 0);
}

/**
 * sal_territories_page_save_accounts:
 * @self: the page, with a design
 *
 * Asks for a file, and saves the accounts with their territories as what its name says.
 */
void
sal_territories_page_save_accounts (SalTerritoriesPage *self)
{
  const char *const patterns[] = {
    _ ("Spreadsheets"), "*.xlsx",         _ ("Tables"), "*.csv", _ ("GeoJSON"),
    "*.geojson",        _ ("Shapefiles"), "*.shp",      NULL
  };
  /* translators: the name of an alignment, in that of a file */
  g_autofree char *name =
      g_strdup_printf (_ ("%s Accounts.xlsx"), sal_alignment_editor_get_info (self->editor)->name);

  sal_territories_page_choose_file (self, _ ("Save Accounts"), name, patterns, save_to);
}
