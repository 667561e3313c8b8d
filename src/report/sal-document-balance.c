/* sal-document-balance.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "sal-document-flow.h"

/* Documents of which no page is nearly empty: what would be left over for the last page is spread
 * over all of them. So many points at the foot of each page no section begins in, but one that
 * began above goes on there; or, where long sections leave a page nearly empty, nothing stands
 * there. */

/* A page that is filled less than this is nearly empty. */
#define LEAST_FILLED 0.4

/* How much of a page may be kept from sections for that, and to how many points that is found. */
#define MOST_SPARE 0.62
#define PRECISION  8.0

/* Where the text of the page ends that has the least, in points from the top */
static double
find_first_end (const SalDocumentLayout *layout)
{
  double first = layout->height;

  for (guint i = 0; i < layout->pages->len; i++)
    {
      const SalDocumentPage *page = layout->pages->pdata[i];
      double end = 0;

      for (guint k = 0; k < page->items->len; k++)
        {
          const SalDocumentItem *item = page->items->pdata[k];

          if (item->part != SAL_PAGE_PART_FOOTER)
            end = MAX (end, item->box.y + item->box.height);
        }
      first = MIN (first, end);
    }

  return first;
}

/* Makes @best the layout of @n_pages pages whose emptiest page is the fullest, of those that are
 * tried on the way to as much spare as there can be. */
static void
try_spares (SalDocument *document,
            const SalDocumentPass *first,
            gboolean everywhere,
            guint n_pages,
            double room,
            SalDocumentLayout **best)
{
  double none = 0, most = room * MOST_SPARE, filled;

  while (most - none > PRECISION)
    {
      SalDocumentPass pass = { .spare = (none + most) / 2,
                               .everywhere = everywhere,
                               .cancellable = first->cancellable };
      g_autoptr (SalDocumentLayout) layout =
          sal_document_flow_pages (document, &pass, &filled, &room, NULL);

      if (layout == NULL)
        return;
      if (layout->pages->len > n_pages)
        {
          most = pass.spare;
          continue;
        }
      none = pass.spare;
      if (layout->pages->len == n_pages &&
          (*best == NULL || find_first_end (layout) > find_first_end (*best)))
        {
          g_clear_pointer (best, sal_document_layout_free);
          *best = g_steal_pointer (&layout);
        }
    }
}

static SalDocumentLayout *
balance (SalDocument *document, const SalDocumentPass *first, guint n_pages, double room)
{
  SalDocumentLayout *best = NULL;

  try_spares (document, first, FALSE, n_pages, room, &best);
  if (best == NULL || find_first_end (best) < LEAST_FILLED * best->height)
    try_spares (document, first, TRUE, n_pages, room, &best);

  return best;
}

/**
 * sal_document_lay_out_with_progress:
 * @document: a document
 * @progress: (nullable): called after each block
 * @user_data: for @progress
 * @cancellable: (nullable): stops it, within a row of a table
 * @error: return location for an error
 *
 * Decides what stands where on which page.
 *
 * Raises %G_IO_ERROR_CANCELLED if it was cancelled, and nothing else.
 *
 * Returns: (transfer full) (nullable): the layout; it has at least one page
 */
SalDocumentLayout *
sal_document_lay_out_with_progress (SalDocument *document,
                                    SalDocumentProgress progress,
                                    gpointer user_data,
                                    GCancellable *cancellable,
                                    GError **error)
{
  const SalDocumentPass pass = { .progress = progress,
                                 .user_data = user_data,
                                 .cancellable = cancellable };
  double filled, room;
  g_autoptr (SalDocumentLayout) layout =
      sal_document_flow_pages (document, &pass, &filled, &room, error);
  SalDocumentLayout *balanced;
  guint n_pages;

  if (layout == NULL || document->least_pages == 0)
    return g_steal_pointer (&layout);
  n_pages = MAX (layout->pages->len, document->least_pages);
  if (n_pages == 1 || (n_pages == layout->pages->len && filled >= LEAST_FILLED * room))
    return g_steal_pointer (&layout);
  balanced = balance (document, &pass, n_pages, room);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_pointer (&balanced, sal_document_layout_free);
      return NULL;
    }

  return balanced != NULL ? balanced : g_steal_pointer (&layout);
}

/**
 * sal_document_lay_out:
 * @document: a document
 *
 * Decides what stands where on which page.
 *
 * Returns: (transfer full): the layout; it has at least one page
 */
SalDocumentLayout *
sal_document_lay_out (SalDocument *document)
{
  return sal_document_lay_out_with_progress (document, NULL, NULL, NULL, NULL);
}
