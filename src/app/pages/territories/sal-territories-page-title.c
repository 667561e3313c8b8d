/* sal-territories-page-title.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-territories-page-private.h"

#include <glib/gi18n.h>

#include "sal-accessible.h"
#include "sal-date.h"

/* Which alignment shows, and which others there are. */

/* The others, of the same areas. */
static GMenuModel *
create_compare_menu (SalTerritoriesPage *self)
{
  const GPtrArray *alignments = sal_alignment_editor_get_alignments (self->editor);
  const SalAlignmentInfo *shown = sal_alignment_editor_get_info (self->editor);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < alignments->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (alignments, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (info->name, NULL);

      g_menu_item_set_action_and_target (item, "territories.compare", "x", info->id);
      if (info != shown && sal_alignment_info_is_over (info, shown))
        g_menu_append_item (menu, item);
    }
  /* without an action it is insensitive */
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    g_menu_append (menu, _ ("No Other Divides the Same Areas"), NULL);

  return G_MENU_MODEL (menu);
}

/* Each alignment with its status, and what makes others. */
static GMenuModel *
create_alignment_menu (SalTerritoriesPage *self)
{
  const GPtrArray *alignments = sal_alignment_editor_get_alignments (self->editor);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();

  for (guint i = 0; i < alignments->len; i++)
    {
      const SalAlignmentInfo *info = g_ptr_array_index (alignments, i);
      g_autofree char *status = sal_alignment_info_describe_status (info, sal_date_today ());
      g_autofree char *label = g_strdup_printf ("%s · %s", info->name, status);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "territories.choose", "x", info->id);
      g_menu_append_item (section, item);
    }
  g_menu_append (others, _ ("_Branch…"), "territories.branch");
  g_menu_append (others, _ ("_New Alignment…"), "territories.new");
  if (alignments->len > 1)
    {
      g_autoptr (GMenuModel) compared = create_compare_menu (self);

      g_menu_append_submenu (others, _ ("_Compare With"), compared);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (others));

  return G_MENU_MODEL (menu);
}

void
sal_territories_page_show_title (SalTerritoriesPage *self)
{
  const SalAlignmentInfo *info = sal_alignment_editor_get_info (self->editor);
  g_autoptr (GMenuModel) menu = NULL;
  g_autofree char *status = NULL;
  g_autofree char *title = NULL;

  if (info == NULL)
    {
      sal_page_set_subtitle (SAL_PAGE (self), NULL);
      return;
    }
  menu = create_alignment_menu (self);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->alignment_button), menu);
  status = sal_alignment_info_describe_status (info, sal_date_today ());
  title = g_strdup_printf ("%s · %s", info->name, status);
  gtk_label_set_label (self->alignment_label, info->name);
  sal_accessible_set_label (self->alignment_button, title);
  sal_page_set_subtitle (SAL_PAGE (self), title);
}
