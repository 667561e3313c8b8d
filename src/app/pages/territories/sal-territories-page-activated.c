/* sal-territories-page-activated.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-saving.h"

#include <glib/gi18n.h>

#include "sal-activation-export.h"
#include "sal-activation-summary.h"
#include "sal-date.h"
#include "sal-window.h"

/* What is told once an alignment takes effect, and the lists of what moved, to be handed out. */

typedef struct
{
  SalActivationFormat format;
  SalAlignmentActivation *plan;
  char *currency;
} Moves;

static void
moves_free (gpointer data)
{
  Moves *self = data;

  sal_alignment_activation_unref (self->plan);
  g_free (self->currency);
  g_free (self);
}

static gboolean
write_moves (const SalSaving *saving, SalJob *job, GError **error)
{
  const Moves *self = saving->data;

  return sal_activation_export_to_file (
      self->plan, self->currency, self->format, saving->file, sal_job_get_cancellable (job), error);
}

static const SalSavingType moves_type = { N_ ("Save What Moved"), write_moves, moves_free, TRUE };

static void
report_ending (SalTerritoriesPage *page, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error =
      g_error_new (G_IO_ERROR,
                   G_IO_ERROR_INVALID_FILENAME,
                   /* translators: the name of a file */
                   _ ("“%s” ends neither in .xlsx nor in .csv, which say what is written"),
                   name);

  sal_window_report_error (GTK_WIDGET (page), _ ("Could Not Save"), error);
}

/**
 * sal_territories_page_save_moves_to:
 * @page: the page
 * @file: a local file
 *
 * Saves what moved when the alignment that shows took effect, as what the name of the file says.
 */
void
sal_territories_page_save_moves_to (SalTerritoriesPage *page, GFile *file)
{
  SalAlignmentActivation *plan = sal_alignment_editor_get_activation (page->editor);
  SalActivationFormat format;
  Moves *moves;

  if (plan == NULL)
    return;
  if (!sal_activation_export_find_format (g_file_peek_path (file), &format))
    {
      report_ending (page, file);
      return;
    }

  moves = g_new (Moves, 1);
  *moves = (Moves){ format,
                    sal_alignment_activation_ref (plan),
                    g_strdup (sal_alignment_editor_get_currency (page->editor)) };
  sal_territories_page_start_saving (page, file, &moves_type, moves, 0);
}

/* Asks for a file. */
static void
save (SalTerritoriesPage *self)
{
  const char *const patterns[] = {
    _ ("Spreadsheets with All Lists"), "*.xlsx", _ ("Tables of Accounts"), "*.csv", NULL
  };
  /* translators: the name of an alignment, in that of a file */
  g_autofree char *name = g_strdup_printf (_ ("%s What Moved.xlsx"),
                                           sal_alignment_editor_get_info (self->editor)->name);

  if (sal_alignment_editor_get_activation (self->editor) != NULL)
    sal_territories_page_choose_file (
        self, _ ("Save What Moved"), name, patterns, sal_territories_page_save_moves_to);
}

void
sal_territories_page_save_moves (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save (SAL_TERRITORIES_PAGE (widget));
}

/* It is final, so nothing is offered that undoes it. */
void
sal_territories_page_tell_activated (SalTerritoriesPage *self)
{
  const SalAlignmentActivation *plan = sal_alignment_editor_get_activation (self->editor);
  g_autofree char *text = NULL;

  sal_territories_page_update_actions (self);
  if (plan == NULL)
    return;
  text = sal_activation_summarize (
      plan, sal_alignment_editor_get_info (self->editor)->name, sal_date_today ());
  if (sal_activation_moves_nothing (plan))
    sal_window_add_toast (GTK_WIDGET (self), text);
  else
    sal_window_add_button_toast (
        GTK_WIDGET (self), text, _ ("_Save List…"), G_CALLBACK (save), G_OBJECT (self));
}
